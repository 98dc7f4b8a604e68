// Who is who: the author's words become the manuscript, the rest is the asking.
import type { ImportSpeaker } from '../../../shared/ipc/views.ts'
import { Segmented } from '../../components/radio-cards.tsx'
import { countLabel } from '../library/library-view.ts'
import { withAuthor, type ImportForm } from './import-flow.ts'

interface SpeakerRolesProps {
  speakers: readonly ImportSpeaker[]
  form: ImportForm
  onChange: (form: ImportForm) => void
}

const roles = [
  { value: 'author', label: 'Author' },
  { value: 'other', label: 'Interviewer or other' },
] as const

export function SpeakerRoles({ speakers, form, onChange }: SpeakerRolesProps) {
  return (
    <section aria-label="Speakers">
      <h3 className="font-medium">Who is the author?</h3>
      <p className="mt-0.5 mb-2 text-sm text-soft">
        The author’s words become the manuscript. Everyone’s words stay in the transcript.
      </p>
      <ul className="max-h-60 divide-y divide-line overflow-y-auto rounded-lg border border-line">
        {speakers.map((speaker) => (
          <li
            key={speaker.name}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3.5 py-2.5"
          >
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{speaker.name}</p>
              <p className="text-sm text-soft">
                {countLabel(speaker.turns, 'turn')}, {countLabel(speaker.words, 'word')}
              </p>
            </div>
            <Segmented
              hideLegend
              legend={`Role of ${speaker.name}`}
              value={form.authors.includes(speaker.name) ? 'author' : 'other'}
              onChange={(role) => onChange(withAuthor(form, speaker.name, role === 'author'))}
              options={roles}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
