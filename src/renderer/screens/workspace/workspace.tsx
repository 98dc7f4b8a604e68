// A project at work: outline, page, and beside it what was said, noted, planned and kept.
import { useEffect, type ReactNode } from 'react'
import { useCommand } from '../../commands/registry.ts'
import { openBlueprint } from '../../stores/blueprint-store.ts'
import { followAvoidedWords } from '../../stores/avoided-words.ts'
import { followDocument, useDocument } from '../../stores/document-store.ts'
import { openDraft } from '../../stores/draft-store.ts'
import { projectSessions } from '../../stores/interview-store.ts'
import { openNotes } from '../../stores/notes-store.ts'
import { openOverlay } from '../../stores/overlay-store.ts'
import { projectTranscript, useTranscriptTarget } from '../../stores/transcript-store.ts'
import { DocumentRegion } from './document-region.tsx'
import { exportDocument } from './export-menu.tsx'
import { showTab, toggleAuthorship, toggleFocusMode, toggleOutline, toggleSide } from './layout-store.ts'
import { OutlinePanel } from './outline-panel.tsx'
import { requestDraft, retryLatest } from './request-draft.ts'
import { SidePanel } from './side-panel.tsx'
import { useWantedPlace } from './use-place.ts'
import { WorkspaceHeader } from './workspace-header.tsx'
import { WorkspaceLayout } from './workspace-layout.tsx'

export function Workspace({ projectId }: { projectId: string }): ReactNode {
  useEffect(() => followProject(projectId), [projectId])
  useWorkspaceCommands(projectId)
  useWantedPlace(projectId)
  return (
    <>
      <WorkspaceHeader projectId={projectId} />
      <WorkspaceLayout
        outline={<OutlinePanel projectId={projectId} />}
        page={<DocumentRegion projectId={projectId} />}
        side={<SidePanel projectId={projectId} />}
      />
    </>
  )
}

/** Everything the workspace shows of one project. */
function followProject(projectId: string): () => void {
  const stops = [
    followDocument(projectId),
    followAvoidedWords(projectId),
    openDraft.follow(projectId),
    projectTranscript.follow(projectId),
    openNotes.follow(projectId),
    openBlueprint.follow(projectId),
    projectSessions.follow(projectId),
    useDocument.subscribe((now, before) => {
      if (now.sourcesAsked > before.sourcesAsked) showTab('sources')
    }),
    // Whatever points at a line brings the transcript to the front.
    useTranscriptTarget.subscribe((target) => {
      if (target.itemId !== null) showTab('transcript')
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function useWorkspaceCommands(projectId: string): void {
  useCommand('view.outline', toggleOutline)
  useCommand('view.side', toggleSide)
  useCommand('view.focus', toggleFocusMode)
  useCommand('view.transcript', () => showTab('transcript'))
  useCommand('view.notes', () => showTab('notes'))
  useCommand('view.history', () => showTab('history'))
  useCommand('view.sources', () => showTab('sources'))
  useCommand('view.authorship', toggleAuthorship)
  useCommand('view.activity', () => openOverlay({ kind: 'activity', projectId }))
  useCommand('draft.update', () => void requestDraft(projectId))
  useCommand('draft.retry', retryLatest)
  useCommand('project.export', () => void exportDocument(projectId))
}
