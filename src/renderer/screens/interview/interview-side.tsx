// Beside the question: what was said so far, notes and to-dos as they arrive, the blueprint, and a line to jot.
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { JotField } from '../workspace/jot-field.tsx'
import { BlueprintPanel } from '../workspace/blueprint-panel.tsx'
import { NotesPanel } from '../workspace/notes-panel.tsx'
import { sideTabsLook } from '../workspace/side-panel.tsx'
import { TranscriptList } from '../workspace/transcript-list.tsx'
import { transcriptRows } from '../workspace/transcript-rows.ts'
import { Tabs, type TabItem } from '../../components/tabs.tsx'
import { addPointer, openNotes } from '../../stores/notes-store.ts'
import { showProblem } from '../../stores/toasts-store.ts'
import { sessionTranscript, useTranscriptTarget } from '../../stores/transcript-store.ts'

interface InterviewSideProps {
  sessionId: string
  /** null until the interview knows what it is about. */
  projectId: string | null
  /** The line that a jotted note belongs to. */
  itemId: string | null
}

export function InterviewSide({ sessionId, projectId, itemId }: InterviewSideProps): ReactNode {
  const [tab, setTab] = useState('transcript')
  const noteCount = openNotes.use(
    (state) => (state.value?.notes.length ?? 0) + (state.value?.todos.length ?? 0),
  )
  useEffect(
    () =>
      useTranscriptTarget.subscribe((target) => {
        if (target.itemId !== null) setTab('transcript')
      }),
    [],
  )
  const tabs: TabItem[] = [
    { value: 'transcript', label: 'Transcript', content: <SaidSoFar projectId={projectId} /> },
  ]
  if (projectId !== null) {
    tabs.push(
      {
        value: 'notes',
        label: 'Notes and to-dos',
        count: noteCount,
        content: <NotesPanel projectId={projectId} />,
      },
      { value: 'blueprint', label: 'Blueprint', content: <BlueprintPanel projectId={projectId} /> },
    )
  }
  return (
    <div className="flex h-full min-h-0 flex-col border-l border-line">
      <Tabs
        label="Beside the question"
        value={tab}
        onValueChange={setTab}
        tabs={tabs}
        className={`flex-1 ${sideTabsLook}`}
      />
      {projectId === null || tab === 'notes' ? null : (
        <div className="shrink-0 border-t border-line p-3">
          <JotField
            kind="note"
            projectId={projectId}
            moment={{ sessionId, ...(itemId === null ? {} : { itemIds: [itemId] }) }}
          />
        </div>
      )}
    </div>
  )
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
