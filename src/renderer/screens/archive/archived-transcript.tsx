// One sitting of the archive: its heading, the places in it, and every turn.
import { useEffect, useMemo, type ReactNode } from 'react'
import type { ArchivedSession } from '../../../shared/ipc/archive-routes.ts'
import { request } from '../../bridge/client.ts'
import { addPointer } from '../../stores/notes-store.ts'
import { sessionTranscript } from '../../stores/transcript-store.ts'
import { LoadFailure } from '../workspace/load-failure.tsx'
import { TranscriptList } from '../workspace/transcript-list.tsx'
import { transcriptRows } from '../workspace/transcript-rows.ts'
import { useTurnEditing } from '../workspace/use-turn-editing.tsx'
import { nameOf } from './archive-words.ts'
import { attempt } from './attempt.ts'
import { PlaceList } from './place-list.tsx'
import { RestingImport } from './resting-import.tsx'
import { SittingHeading } from './sitting-heading.tsx'
import { placesOf } from './sitting-places.ts'
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
      <SittingHeading archived={archived} />
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

/** What the author looks at is written down before the rest. */
function lookedAt(sessionId: string): () => void {
  const look = (id: string | null): void =>
    attempt('The order of what is written down was not changed', () =>
      request('transcription.look', { sessionId: id }),
    )
  look(sessionId)
  return () => look(null)
}

function bookmark(projectId: string, sessionId: string, itemId: string): void {
  attempt('The line was not bookmarked', () => addPointer(projectId, sessionId, itemId))
}
