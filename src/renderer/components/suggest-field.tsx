// A text field with suggestions: a button or the arrow keys show all of them, and anything else can be typed.
import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { control, edge, Frame, type Labelled, type Option } from './field.tsx'

interface SuggestFieldProps extends Labelled {
  value: string
  onChange: (value: string) => void
  /** The value is what is taken over, the label says what it is good for. */
  suggestions: readonly Option[]
  /** Names the list and its button. */
  listLabel?: string
  maxLength?: number
}

export function SuggestField({
  value,
  onChange,
  suggestions,
  listLabel,
  maxLength,
  ...field
}: SuggestFieldProps) {
  const [open, setOpen] = useState(false)
  const name = listLabel ?? `Suggestions for ${field.label}`
  return (
    <Frame {...field}>
      {(ids) => (
        <Autocomplete.Root
          items={suggestions}
          itemToStringValue={(item: Option) => item.value}
          value={value}
          onValueChange={onChange}
          mode="none"
          open={open}
          // An open list takes the rest of the dialog from screen readers, so typing does not open it.
          onOpenChange={(next, { reason }) => setOpen(next && reason !== 'input-change')}
        >
          <div className="relative">
            <Autocomplete.Input
              id={ids.control}
              maxLength={maxLength}
              spellCheck={false}
              aria-invalid={Boolean(field.error)}
              aria-describedby={ids.note}
              className={`${control} ${edge(field.error)} h-9 pr-9`}
            />
            <Autocomplete.Trigger
              aria-label={name}
              tabIndex={-1}
              className="absolute inset-y-0 right-0 flex w-9 items-center justify-center text-soft hover:text-ink"
            >
              <ChevronDown size={16} aria-hidden />
            </Autocomplete.Trigger>
          </div>
          <Suggestions name={name} />
        </Autocomplete.Root>
      )}
    </Frame>
  )
}

function Suggestions({ name }: { name: string }) {
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner sideOffset={4} className="z-50 outline-none">
        <Autocomplete.Popup className="w-(--anchor-width) rounded-lg border border-line bg-paper p-1 text-base text-ink shadow-lift">
          <Autocomplete.List aria-label={name} className="max-h-64 overflow-y-auto outline-none">
            {(item: Option) => (
              <Autocomplete.Item
                key={item.value}
                value={item}
                className="cursor-pointer rounded-md px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover"
              >
                {item.value}
                <span className="ml-2 text-sm text-soft">{item.label}</span>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  )
}
