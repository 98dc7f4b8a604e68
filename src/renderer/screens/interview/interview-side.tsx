// Beside a guided question: what was said so far, line by line, to go back to and to bookmark.
import { useMemo, type ReactNode } from 'react'
import { TranscriptList } from '../workspace/transcript-list.tsx'
import { transcriptRows } from '../workspace/transcript-rows.ts'
import { addPointer, openNotes } from '../../stores/notes-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { sessionTranscript } from '../../stores/transcript-store.ts'
import { BesideQuestion } from './beside-question.tsx'

interface InterviewSideProps {
  sessionId: string
  /** null until the interview knows what it is about. */
  projectId: string | null
  /** The line that a jotted note belongs to. */
  itemId: string | null
}

export function InterviewSide({ projectId, ...rest }: InterviewSideProps): ReactNode {
  return <BesideQuestion {...rest} projectId={projectId} transcript={<SaidSoFar projectId={projectId} />} />
}

function SaidSoFar({ projectId }: { projectId: string | null }): ReactNode {
  const views = sessionTranscript.use((state) => state.value)
  const pointers = openNotes.use((state) => state.value?.pointers)
  const rows = useMemo(() => transcriptRows(views ?? [], false), [views])
  const bookmarked = useMemo(() => new Set(pointers?.map((pointer) => pointer.itemId)), [pointers])
  const bookmark = (id: string) => (sessionId: string, itemId: string) => {
    addPointer(id, sessionId, itemId).catch((error: unknown) =>
      showProblem('The line was not bookmarked', error),
    )
  }
  return (
    <section aria-label="Transcript" className="h-full min-h-0">
      {views === null ? null : (
        <TranscriptList
          rows={rows}
          bookmarked={bookmarked}
          onBookmark={projectId === null ? null : bookmark(projectId)}
          live
        />
      )}
    </section>
  )
}
