// Recordings that are being written down, wait for it or were: what goes on first, then what is over, some at a time.
import { useState, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { projectTranscriptions } from '../../stores/transcription-store.ts'
import { LoadFailure } from './load-failure.tsx'
import { WritingRow } from './writing-row.tsx'

const AT_A_TIME = 10

/** Nothing while no recording was ever to be written down. */
export function WritingList({ projectId }: { projectId: string }): ReactNode {
  const { value: entries, failure } = projectTranscriptions.use()
  const [most, setMost] = useState(AT_A_TIME)
  if (failure !== null) return <LoadFailure failure={failure} onRetry={projectTranscriptions.refresh} />
  if (entries === null || entries.length === 0) return null
  const next = entries.find(({ job }) => job.status === 'queued')
  return (
    <section aria-label="Recordings written down" className="flex flex-col gap-2">
      <h3 className="text-sm font-medium text-soft">Recordings, in the order they are written down</h3>
      <ul aria-label="Recordings" className="divide-y divide-line border-y border-line">
        {entries.slice(0, most).map((entry) => (
          <WritingRow key={entry.job.id} entry={entry} projectId={projectId} isNext={entry === next} />
        ))}
      </ul>
      {entries.length <= most ? null : (
        <Button size="sm" className="self-start" onClick={() => setMost(most + AT_A_TIME)}>
          Show {Math.min(AT_A_TIME, entries.length - most)} more of {entries.length - most}
        </Button>
      )}
    </section>
  )
}
