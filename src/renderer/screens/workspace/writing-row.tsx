// One recording that is to be written down: where that stands, and what can be done about it.
import type { ReactNode } from 'react'
import type { TranscriptionEntry } from '../../../shared/speech/transcription-entry.ts'
import { request } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { useKeptFocus } from '../../components/use-kept-focus.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import {
  percentDone,
  sittingWords,
  waitWords,
  writingActions,
  writingFacts,
  writingState,
  type WritingAction,
} from './writing-words.ts'
import { ProgressLine } from '../../components/progress-line.tsx'

interface WritingRowProps {
  entry: TranscriptionEntry
  /** The project that it is shown in. */
  projectId: string
  /** None that waits comes before it. */
  isNext: boolean
}

export function WritingRow({ entry, projectId, isNext }: WritingRowProps): ReactNode {
  const { job } = entry
  const state = writingState(job)
  const waits = job.status === 'queued' ? waitWords(job) : null
  const failed = job.status === 'error' && job.cancelledAt === null
  return (
    <li aria-label={sittingWords(entry)} className="flex flex-col gap-1.5 py-3.5" {...useKeptFocus()}>
      <div className="flex items-start gap-3">
        <p className="min-w-0 flex-1 font-medium break-words">{sittingWords(entry)}</p>
        <Chip tone={state.tone} className="mt-0.5 shrink-0">
          {state.text}
        </Chip>
      </div>
      <p className="text-sm text-soft tabular-nums">{writingFacts(entry, projectId)}</p>
      {waits === null ? null : <p className="text-base text-soft first-letter:uppercase">{waits}.</p>}
      {job.status === 'running' ? <WrittenSoFar entry={entry} /> : null}
      {job.error === null ? null : (
        <p className={`text-base break-words ${failed ? 'text-live' : 'text-soft'}`}>{job.error}</p>
      )}
      <Actions entry={entry} isNext={isNext} />
    </li>
  )
}

function WrittenSoFar({ entry }: { entry: TranscriptionEntry }): ReactNode {
  const percent = percentDone(entry.job)
  return (
    <ProgressLine label={`How far ${sittingWords(entry)} is written down`} percent={percent}>
      {percent} % {entry.job.purpose === 'voices' ? 'was listened to' : 'is written down'}
    </ProgressLine>
  )
}

function Actions({ entry, isNext }: { entry: TranscriptionEntry; isNext: boolean }): ReactNode {
  const jobId = entry.job.id
  const offered = writingActions(entry.job, isNext)
  if (offered.length === 0) return null
  const again = (): Promise<unknown> => request('transcription.retry', { jobId })
  const acts: Record<WritingAction, { label: string; run: () => Promise<unknown> }> = {
    cancel: { label: 'Cancel', run: () => request('transcription.cancel', { jobId }) },
    next: { label: 'Do this next', run: () => request('transcription.next', { jobId }) },
    tryNow: { label: 'Try now', run: again },
    retry: { label: 'Retry', run: again },
  }
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {offered.map((action) => (
        <Button
          key={action}
          size="sm"
          aria-label={`${acts[action].label}, ${sittingWords(entry)}`}
          onClick={() => {
            acts[action]
              .run()
              .catch((error: unknown) => showProblem('Nothing was changed in what is written down', error))
          }}
        >
          {acts[action].label}
        </Button>
      ))}
    </div>
  )
}
