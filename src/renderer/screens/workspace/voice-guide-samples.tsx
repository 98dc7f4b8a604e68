// Passages of the author's own prose: added, changed, taken away.
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { MAX_SAMPLES } from '../../../shared/drafting/voice-guide.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { VoiceSampleForm } from './voice-guide-sample-form.tsx'

interface SamplesProps {
  samples: readonly string[]
  /** True once it is kept. */
  onChange: (samples: string[]) => Promise<boolean>
}

export function VoiceGuideSamples({ samples, onChange }: SamplesProps): ReactNode {
  /** Index of the one that is being written; `samples.length` = a new one. */
  const [editing, setEditing] = useState<number | null>(null)
  const keep = async (at: number, text: string): Promise<boolean> => {
    const kept = await onChange(samples.toSpliced(at, 1, text))
    if (kept) setEditing(null)
    return kept
  }
  return (
    <div>
      <h3 className="text-sm font-medium">Samples of your prose</h3>
      {samples.length === 0 ? (
        <p className="mt-0.5 text-sm text-soft">
          A page of a letter, a diary, an article: drafts should sound like it.
        </p>
      ) : (
        <ul className="mt-1.5 flex flex-col gap-2">
          {samples.map((sample, at) =>
            editing === at ? (
              <li key={`editing ${sample}`}>
                <VoiceSampleForm
                  text={sample}
                  onSave={(text) => keep(at, text)}
                  onClose={() => setEditing(null)}
                />
              </li>
            ) : (
              <Sample
                key={sample}
                sample={sample}
                number={at + 1}
                onEdit={() => setEditing(at)}
                onRemove={() => {
                  setEditing(null)
                  void onChange(samples.toSpliced(at, 1))
                }}
              />
            ),
          )}
        </ul>
      )}
      {editing === samples.length ? (
        <VoiceSampleForm
          text=""
          onSave={(text) => keep(samples.length, text)}
          onClose={() => setEditing(null)}
        />
      ) : samples.length >= MAX_SAMPLES ? null : (
        <Button
          size="sm"
          className="mt-2"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => setEditing(samples.length)}
        >
          Add a sample
        </Button>
      )}
    </div>
  )
}

function Sample(props: {
  sample: string
  number: number
  onEdit: () => void
  onRemove: () => void
}): ReactNode {
  const { sample, number, onEdit, onRemove } = props
  return (
    <li className="flex items-start gap-1 rounded-lg border border-line bg-paper py-1.5 pr-1.5 pl-3">
      <p className="line-clamp-3 min-w-0 flex-1 py-0.5 font-serif break-words">{sample}</p>
      <IconButton
        size="sm"
        label={`Edit sample ${number}`}
        icon={<Pencil size={14} aria-hidden />}
        onClick={onEdit}
      />
      <IconButton
        size="sm"
        label={`Remove sample ${number}`}
        icon={<Trash2 size={14} aria-hidden />}
        onClick={onRemove}
      />
    </li>
  )
}
