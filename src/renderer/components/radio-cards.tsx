// A choice of one among few, each with a word of explanation; arrow keys move.
import type { ReactNode } from 'react'
import { useId } from 'react'

export interface RadioOption<T extends string> {
  value: T
  label: string
  description?: ReactNode
}

interface RadioProps<T extends string> {
  legend: string
  hideLegend?: boolean
  value: T
  onChange: (value: T) => void
  options: readonly RadioOption<T>[]
  disabled?: boolean
}

export function RadioCards<T extends string>(props: RadioProps<T> & { className?: string }) {
  const { legend, hideLegend = false, value, onChange, options, className = '' } = props
  const name = useId()
  return (
    <fieldset>
      <legend className={hideLegend ? 'sr-only' : 'mb-1.5 text-sm font-medium'}>{legend}</legend>
      <div className={`grid gap-2 ${className}`}>
        {options.map((option) => (
          <label
            key={option.value}
            className="relative flex cursor-pointer flex-col rounded-lg border border-edge/50 px-3.5 py-2.5 transition-colors has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent not-has-checked:hover:bg-hover"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={props.disabled}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            <span className="font-medium">{option.label}</span>
            {option.description === undefined ? null : (
              <span className="text-sm text-soft">{option.description}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The same choice in one line. */
export function Segmented<T extends string>(props: RadioProps<T>) {
  const { legend, hideLegend = false, value, onChange, options } = props
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className={hideLegend ? 'sr-only' : 'mb-1.5 text-sm font-medium'}>{legend}</legend>
      <div className="inline-flex rounded-md border border-edge/60 bg-desk p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative cursor-pointer rounded-[5px] px-3 py-1 text-sm text-soft transition-colors has-checked:bg-paper has-checked:font-medium has-checked:text-accent has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent not-has-checked:hover:text-ink"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={props.disabled}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
