// Moments that were marked; what each is can be said now or later.
import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { MarkerView } from '../../../shared/ipc/spoken-views.ts'
import { IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { spoken } from '../../speech/spoken-session.ts'
import { useSpoken } from '../../stores/spoken-store.ts'
import { elapsedWords } from '../workspace/time-words.ts'

export function MarkerList(): ReactNode {
  const markers = useSpoken((state) => state.markers)
  if (markers.length === 0)
    return (
      <p className="text-sm text-soft">
        A mark is a place to come back to: a name to check, a story that belongs elsewhere.
      </p>
    )
  return (
    <section aria-label="Marks">
      <ul className="flex flex-col gap-1.5">
        {markers.toReversed().map((marker) => (
          <Marker key={marker.id} marker={marker} />
        ))}
      </ul>
    </section>
  )
}

function Marker({ marker }: { marker: MarkerView }): ReactNode {
  const [label, setLabel] = useState(marker.label ?? '')
  const at = elapsedWords(marker.atMs)
  const keep = (): void => {
    if (label.trim() !== (marker.label ?? '')) void spoken.labelMark(marker.id, label)
  }
  return (
    <li className="flex items-center gap-2.5">
      <span className="w-14 shrink-0 text-right text-sm text-soft tabular-nums">{at}</span>
      <Field
        label={`What was said at ${at}`}
        hideLabel
        placeholder="What is it? You can also say later."
        maxLength={500}
        className="flex-1"
        value={label}
        onChange={setLabel}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
      <IconButton
        size="sm"
        label={`Remove the mark at ${at}`}
        icon={<X size={15} aria-hidden />}
        onClick={() => void spoken.removeMark(marker.id)}
      />
    </li>
  )
}
