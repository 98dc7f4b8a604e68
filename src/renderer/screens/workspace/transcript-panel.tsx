// The tab with everything said in the project.
import { MessagesSquare } from 'lucide-react'
import { useCallback, useMemo, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { startGuidedInterview } from '../../commands/start-guided.ts'
import { addPointer, openNotes } from '../../stores/notes-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { projectTranscript } from '../../stores/transcript-store.ts'
import { LoadFailure } from './load-failure.tsx'
import { TranscriptList } from './transcript-list.tsx'
import { transcriptRows } from './transcript-rows.ts'
import { useTurnEditing } from './use-turn-editing.tsx'

export function TranscriptPanel({ projectId }: { projectId: string }): ReactNode {
  const { value: views, failure } = projectTranscript.use()
  const pointers = openNotes.use((state) => state.value?.pointers)
  const rows = useMemo(() => transcriptRows(views ?? [], true), [views])
  const { editing, dialog } = useTurnEditing(rows)
  const bookmarked = useMemo(() => new Set(pointers?.map((pointer) => pointer.itemId)), [pointers])
  const bookmark = useCallback(
    (sessionId: string, itemId: string) => {
      addPointer(projectId, sessionId, itemId).catch((error: unknown) =>
        showProblem('The line was not bookmarked', error),
      )
    },
    [projectId],
  )
  return (
    <section aria-label="Transcript" className="h-full min-h-0">
      {views === null ? (
        <LoadFailure failure={failure} onRetry={projectTranscript.refresh} />
      ) : rows.length === 0 ? (
        <NothingSaid projectId={projectId} />
      ) : (
        <TranscriptList
          rows={rows}
          bookmarked={bookmarked}
          onBookmark={bookmark}
          live={views.some((view) => view.session.status !== 'ended')}
          editing={editing}
        />
      )}
      {dialog}
    </section>
  )
}

function NothingSaid({ projectId }: { projectId: string }): ReactNode {
  return (
    <EmptyState
      compact
      icon={<MessagesSquare size={26} />}
      title="Nothing was said yet"
      actions={
        <>
          <Button variant="primary" size="sm" onClick={() => void startGuidedInterview(projectId)}>
            Be interviewed
          </Button>
          <Button size="sm" onClick={() => openOverlay({ kind: 'import', projectId })}>
            Bring an interview
          </Button>
        </>
      }
    >
      Answer questions at your own pace, or bring an interview you already have. Every line is kept here.
    </EmptyState>
  )
}
