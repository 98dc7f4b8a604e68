// Labelled fields: label above, hint below, the error in place of the hint.
import { ChevronDown } from 'lucide-react'
import { useEffect, useId, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react'

export interface Labelled {
  label: string
  hint?: ReactNode
  error?: string | null
  /** Hides the label from sight, not from screen readers. */
  hideLabel?: boolean
  className?: string
}

interface TextControl extends Labelled {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  disabled?: boolean
  /** For a field that appears because the author asked for it; dialogs focus their first field anyway. */
  autoFocus?: boolean
  maxLength?: number
  onKeyDown?: (event: React.KeyboardEvent<HTMLElement>) => void
  onBlur?: () => void
}

export const control =
  'w-full rounded-md border bg-paper px-3 text-base text-ink placeholder:text-soft/80 transition-colors ' +
  'hover:border-ink/60 focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent ' +
  'disabled:cursor-not-allowed disabled:opacity-60'

export function edge(error: string | null | undefined): string {
  return error ? 'border-live' : 'border-edge'
}

export function Field({
  type = 'text',
  inputRef,
  trailing,
  autoComplete = 'off',
  ...field
}: TextControl & {
  type?: 'text' | 'password' | 'url' | 'search'
  inputRef?: Ref<HTMLInputElement>
  /** A control inside the frame, e.g. show/hide. */
  trailing?: ReactNode
  autoComplete?: string
}) {
  const ref = useFocusOnce(field.autoFocus === true, inputRef)
  return (
    <Frame {...field}>
      {(ids) => (
        <div className="relative">
          <input
            ref={ref}
            type={type}
            id={ids.control}
            value={field.value}
            onChange={(event) => field.onChange(event.target.value)}
            placeholder={field.placeholder}
            disabled={field.disabled}
            maxLength={field.maxLength}
            onKeyDown={field.onKeyDown}
            onBlur={field.onBlur}
            autoComplete={autoComplete}
            spellCheck={false}
            aria-invalid={Boolean(field.error)}
            aria-describedby={ids.note}
            className={`${control} ${edge(field.error)} h-9 ${trailing === undefined ? '' : 'pr-24'}`}
          />
          {trailing === undefined ? null : (
            <div className="absolute inset-y-0 right-1 flex items-center">{trailing}</div>
          )}
        </div>
      )}
    </Frame>
  )
}

export function TextArea({
  rows = 3,
  areaRef,
  prose = false,
  ...field
}: TextControl & {
  rows?: number
  areaRef?: Ref<HTMLTextAreaElement>
  /** Sets what is typed in the serif, for writing rather than filling in. */
  prose?: boolean
}) {
  const ref = useFocusOnce(field.autoFocus === true, areaRef)
  return (
    <Frame {...field}>
      {(ids) => (
        <textarea
          ref={ref}
          id={ids.control}
          rows={rows}
          value={field.value}
          onChange={(event) => field.onChange(event.target.value)}
          placeholder={field.placeholder}
          disabled={field.disabled}
          maxLength={field.maxLength}
          onKeyDown={field.onKeyDown}
          onBlur={field.onBlur}
          aria-invalid={Boolean(field.error)}
          aria-describedby={ids.note}
          className={`${control} ${edge(field.error)} resize-y py-2 ${prose ? 'font-serif text-lg leading-relaxed' : ''}`}
        />
      )}
    </Frame>
  )
}

export interface Option {
  value: string
  label: string
}

export function SelectField({
  value,
  onChange,
  options,
  disabled,
  ...field
}: Labelled & {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  disabled?: boolean
}) {
  return (
    <Frame {...field}>
      {(ids) => (
        <div className="relative">
          <select
            id={ids.control}
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
            aria-invalid={Boolean(field.error)}
            aria-describedby={ids.note}
            className={`${control} ${edge(field.error)} h-9 appearance-none pr-9`}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            size={16}
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-soft"
          />
        </div>
      )}
    </Frame>
  )
}

export function Frame({
  label,
  hint,
  error,
  hideLabel = false,
  className = '',
  children,
}: Labelled & { children: (ids: { control: string; note: string | undefined }) => ReactNode }) {
  const id = useId()
  const hasNote = Boolean(error) || (hint !== undefined && hint !== null)
  const note = hasNote ? `${id}-note` : undefined
  return (
    <div data-field className={`relative flex flex-col gap-1.5 ${className}`}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium text-ink'}>
        {label}
      </label>
      {children({ control: id, note })}
      {error ? (
        <p id={note} role="alert" className="text-sm whitespace-pre-line text-live">
          {error}
        </p>
      ) : hasNote ? (
        <div id={note} className="text-sm text-soft">
          {hint}
        </div>
      ) : null}
    </div>
  )
}

function useFocusOnce<T extends HTMLElement>(wanted: boolean, given: Ref<T> | undefined): Ref<T> {
  const own = useRef<T>(null)
  useImperativeHandle<T | null, T | null>(given, () => own.current)
  useEffect(() => {
    if (wanted) own.current?.focus()
  }, [wanted])
  return own
}
