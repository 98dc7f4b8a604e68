// One sitting of the archive: what it is, what is being done about its words, and every turn of it.
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { ArchivedSession } from '../../../shared/ipc/archive-routes.ts'
import type { TranscriptionJob } from '../../../shared/speech/transcription-job.ts'
import { request, subscribe } from '../../bridge/client.ts'
import { Button } from '../../components/button.tsx'
import { go } from '../../stores/navigation-store.ts'
import { addPointer } from '../../stores/notes-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { sessionTranscript } from '../../stores/transcript-store.ts'
import { LoadFailure } from '../workspace/load-failure.tsx'
import { dayWords } from '../workspace/time-words.ts'
import { TranscriptList } from '../workspace/transcript-list.tsx'
import { transcriptRows } from '../workspace/transcript-rows.ts'
import { useTurnEditing } from '../workspace/use-turn-editing.tsx'
import { factsOf, jobWords, nameOf } from './archive-words.ts'
import { PlaceList } from './place-list.tsx'
import { RestingImport } from './resting-import.tsx'
import { placesOf } from './sitting-places.ts'
import { SpeakersDialog } from './speakers-dialog.tsx'
import { useSittingMarks } from './use-sitting-marks.ts'

const nothing: never[] = []

export function ArchivedTranscript({ archived }: { archived: ArchivedSession }): ReactNode {
  const { id: sessionId, projectId, status } = archived.session
  const { key, value, failure } = sessionTranscript.use()
  useEffect(() => sessionTranscript.follow(sessionId), [sessionId])
  useEffect(() => lookedAt(sessionId), [sessionId])
  const views = key === sessionId ? value : null
  const rows = useMemo(() => transcriptRows(views ?? nothing, false), [views])
  const { editing, dialog } = useTurnEditing(rows)
  const { pointers, markers } = useSittingMarks(archived.session)
  const bookmarked = useMemo(() => new Set(pointers.map(({ itemId }) => itemId)), [pointers])
  const places = useMemo(
    () => placesOf(views?.flatMap(({ items }) => items) ?? nothing, markers, pointers),
    [views, markers, pointers],
  )
  return (
    <article aria-label={nameOf(archived)} className="flex min-w-0 flex-1 flex-col">
      <Heading archived={archived} />
      <RestingImport sessionId={sessionId} />
      <PlaceList sessionId={sessionId} places={places} />
      <div className="mx-auto min-h-0 w-full max-w-3xl flex-1 px-4">
        {views === null ? (
          <LoadFailure failure={failure} onRetry={sessionTranscript.refresh} />
        ) : (
          <TranscriptList
            rows={rows}
            bookmarked={bookmarked}
            onBookmark={projectId === null ? null : (of, itemId) => bookmark(projectId, of, itemId)}
            live={status === 'live'}
            editing={editing}
          />
        )}
      </div>
      {dialog}
    </article>
  )
}

function Heading({ archived }: { archived: ArchivedSession }): ReactNode {
  const { session, projectTitle, recordedMs, unwritten } = archived
  const job = useTranscriptionOf(session.id)
  const words = jobWords(job)
  const isBusy = job?.status === 'queued' || job?.status === 'running'
  const { projectId } = session
  const [naming, setNaming] = useState(false)
  return (
    <header className="flex flex-wrap items-start gap-3 border-b border-line px-6 py-4">
      <div className="min-w-0 flex-1">
        <h2 className="title text-lg">{nameOf(archived)}</h2>
        <p className="text-sm text-soft">
          {[projectTitle, dayWords(session.startedAt), factsOf(archived)].filter(Boolean).join(' · ')}
        </p>
        {words === null ? null : (
          <p
            role="status"
            className={`mt-1 text-sm ${job?.status === 'error' ? 'text-live' : 'text-accent'}`}
          >
            {words}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {recordedMs === 0 || session.status === 'live' ? null : isBusy ? (
          <Button
            size="sm"
            onClick={() => ask('It goes on', () => request('transcription.cancel', { jobId: job.id }))}
          >
            {job.purpose === 'voices' ? 'Stop listening' : 'Stop writing down'}
          </Button>
        ) : (
          <Button size="sm" onClick={() => writeDown(session.id, job)}>
            {unwritten > 0 || archived.words === 0 ? 'Write down' : 'Write down again'}
          </Button>
        )}
        {recordedMs === 0 || session.status === 'live' ? null : (
          <Button size="sm" onClick={() => setNaming(true)}>
            Who speaks…
          </Button>
        )}
        {projectId === null ? null : (
          <Button size="sm" onClick={() => go({ screen: 'project', projectId })}>
            Open the project
          </Button>
        )}
      </div>
      {naming ? <SpeakersDialog sessionId={session.id} onClose={() => setNaming(false)} /> : null}
    </header>
  )
}

function writeDown(sessionId: string, job: TranscriptionJob | null): void {
  const failed = 'It was not queued to be written down'
  if (job?.status === 'error' && job.cancelledAt === null && job.purpose !== 'voices')
    ask(failed, () => request('transcription.retry', { jobId: job.id }))
  else ask(failed, () => request('transcription.enqueue', { sessionId }))
}

function ask(failed: string, run: () => Promise<unknown>): void {
  run().catch((error: unknown) => showProblem(failed, error))
}

/** What the author looks at is written down before the rest. */
function lookedAt(sessionId: string): () => void {
  const look = (id: string | null): void =>
    ask('The order of what is written down was not changed', () =>
      request('transcription.look', { sessionId: id }),
    )
  look(sessionId)
  return () => look(null)
}

/** The newest job of the sitting; null = there is none. */
function useTranscriptionOf(sessionId: string): TranscriptionJob | null {
  const [job, setJob] = useState<TranscriptionJob | null>(null)
  useEffect(() => {
    let isOver = false
    request('transcription.jobs', { sessionId })
      .then((jobs) => void (isOver || setJob(jobs[0] ?? null)))
      .catch((error: unknown) => showProblem('What is written down could not be read', error))
    const stop = subscribe('transcription.changed', ({ job: changed }) => {
      if (changed.sessionId === sessionId) setJob(changed)
    })
    return () => {
      isOver = true
      stop()
    }
  }, [sessionId])
  return job
}

function bookmark(projectId: string, sessionId: string, itemId: string): void {
  ask('The line was not bookmarked', () => addPointer(projectId, sessionId, itemId))
}
