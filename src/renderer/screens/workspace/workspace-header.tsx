// The workspace's part of the window's header: rename, save state, draft; update, export, the sides.
import { PanelLeft, PanelRight, Pencil } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { IconButton } from '../../components/button.tsx'
import { HeaderSlot } from '../../components/header-slot.tsx'
import { useLibrary } from '../../stores/library-store.ts'
import { RenameDialog } from '../library/rename-dialog.tsx'
import { DraftStatus } from './draft-status.tsx'
import { ExportMenu } from './export-menu.tsx'
import { isSideShown, toggleOutline, toggleSide, useLayout } from './layout-store.ts'
import { SaveNote } from './save-note.tsx'
import { UpdateDraftButton } from './update-draft-button.tsx'

export function WorkspaceHeader({ projectId }: { projectId: string }): ReactNode {
  const project = useLibrary((state) => state.projects?.find((candidate) => candidate.id === projectId))
  const outlineOpen = useLayout((layout) => layout.outlineOpen)
  const sideOpen = useLayout(isSideShown)
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <HeaderSlot side="start">
        <IconButton
          size="sm"
          label="Rename the project"
          icon={<Pencil size={14} aria-hidden />}
          className="text-soft"
          onClick={() => setRenaming(true)}
        />
        <SaveNote />
        <DraftStatus />
      </HeaderSlot>
      <HeaderSlot side="end">
        <UpdateDraftButton projectId={projectId} />
        <ExportMenu projectId={projectId} />
        <IconButton
          label={outlineOpen ? 'Hide the outline' : 'Show the outline'}
          keys={keyNames('CmdOrCtrl+\\', isMac).join(' ')}
          aria-pressed={outlineOpen}
          icon={<PanelLeft size={17} aria-hidden />}
          onClick={toggleOutline}
        />
        <IconButton
          label={sideOpen ? 'Hide the side panel' : 'Show the side panel'}
          keys={keyNames('CmdOrCtrl+.', isMac).join(' ')}
          aria-pressed={sideOpen}
          icon={<PanelRight size={17} aria-hidden />}
          onClick={toggleSide}
        />
      </HeaderSlot>
      {renaming && project !== undefined ? (
        <RenameDialog project={project} onClose={() => setRenaming(false)} />
      ) : null}
    </>
  )
}
