// Beside the question: what was said so far, notes and to-dos as they arrive, the blueprint, and a line to jot.
import { useEffect, useState, type ReactNode } from 'react'
import { Tabs, type TabItem } from '../../components/tabs.tsx'
import { openNotes } from '../../stores/notes-store.ts'
import { useTranscriptTarget } from '../../stores/transcript-store.ts'
import { BlueprintPanel } from '../workspace/blueprint-panel.tsx'
import { JotField } from '../workspace/jot-field.tsx'
import { NotesPanel } from '../workspace/notes-panel.tsx'
import { sideTabsLook } from '../workspace/side-panel.tsx'

interface BesideQuestionProps {
  sessionId: string
  /** null until the interview knows what it is about. */
  projectId: string | null
  /** The line that a jotted note belongs to. */
  itemId: string | null
  /** What was said so far. */
  transcript: ReactNode
}

export function BesideQuestion({ sessionId, projectId, itemId, transcript }: BesideQuestionProps): ReactNode {
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
  const tabs: TabItem[] = [{ value: 'transcript', label: 'Transcript', content: transcript }]
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
  const moment = { sessionId, ...(itemId === null ? {} : { itemIds: [itemId] }) }
  return (
    <div className="flex h-full min-h-0 flex-col border-l border-line">
      <Tabs
        label="Beside the question"
        value={tab}
        onValueChange={setTab}
        tabs={tabs}
        className={`min-h-0 flex-1 ${sideTabsLook}`}
      />
      {projectId === null || tab === 'notes' ? null : (
        <div className="shrink-0 border-t border-line p-3">
          <JotField kind="note" projectId={projectId} moment={moment} />
        </div>
      )}
    </div>
  )
}
