// The right side: transcript, notes and to-dos, blueprint, history, sources.
import type { ReactNode } from 'react'
import { Tabs } from '../../components/tabs.tsx'
import { openNotes } from '../../stores/notes-store.ts'
import { BlueprintPanel } from './blueprint-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { showTab, sideTabs, useLayout } from './layout-store.ts'
import { NotesPanel } from './notes-panel.tsx'
import { SourcesPanel } from './sources-panel.tsx'
import { TranscriptPanel } from './transcript-panel.tsx'
import { VoiceGuideSection } from './voice-guide-section.tsx'

/** Five tabs fit beside a page; in a narrower panel they scroll without a bar. */
export const sideTabsLook =
  '[&_[role=tablist]]:gap-0 [&_[role=tablist]]:overflow-y-hidden [&_[role=tablist]]:px-0.5 ' +
  '[&_[role=tablist]]:[scrollbar-width:none] [&_[role=tab]]:px-[5px]'

export function SidePanel({ projectId }: { projectId: string }): ReactNode {
  const tab = useLayout((state) => state.tab)
  const openTodos = openNotes.use(
    (state) => state.value?.todos.filter((todo) => todo.status === 'open').length ?? 0,
  )
  return (
    <Tabs
      label="Beside the page"
      className={sideTabsLook}
      value={tab}
      onValueChange={(value) => {
        const next = sideTabs.find((candidate) => candidate === value)
        if (next !== undefined) showTab(next)
      }}
      tabs={[
        { value: 'transcript', label: 'Transcript', content: <TranscriptPanel projectId={projectId} /> },
        {
          value: 'notes',
          label: 'Notes and to-dos',
          count: openTodos,
          content: <NotesPanel projectId={projectId} />,
        },
        {
          value: 'blueprint',
          label: 'Blueprint',
          content: (
            <BlueprintPanel projectId={projectId}>
              <VoiceGuideSection projectId={projectId} />
            </BlueprintPanel>
          ),
        },
        { value: 'history', label: 'History', content: <HistoryPanel projectId={projectId} /> },
        { value: 'sources', label: 'Sources', content: <SourcesPanel /> },
      ]}
    />
  )
}
