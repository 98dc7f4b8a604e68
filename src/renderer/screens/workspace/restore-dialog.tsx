// Asks before an old revision takes the place of the text on the page.
import type { ReactNode } from 'react'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { flushDocument } from '../../stores/document-store.ts'
import { restoreRevision } from '../../stores/history-store.ts'
import { showProblem, showToast } from '../../stores/toasts-store.ts'
import { momentWords } from './time-words.ts'

export function RestoreDialog(props: {
  projectId: string
  revision: DocumentRevision | null
  onClose: () => void
}): ReactNode {
  const { projectId, revision, onClose } = props
  const restore = async (number: number) => {
    try {
      // What was just typed is kept as a revision first.
      await flushDocument(projectId)
      await restoreRevision(projectId, number)
      showToast({ title: 'Restored', description: 'What stood before is in the history.', tone: 'good' })
    } catch (error) {
      showProblem('Nothing was restored', error)
    }
  }
  return (
    <ConfirmDialog
      open={revision !== null}
      onOpenChange={onClose}
      title="Restore this revision?"
      confirmLabel="Restore"
      onConfirm={() => {
        if (revision !== null) void restore(revision.revision)
      }}
    >
      The page goes back to how it stood {revision === null ? '' : `on ${momentWords(revision.createdAt)}`}.
      What stands there now stays in the history, so this can be undone.
    </ConfirmDialog>
  )
}
