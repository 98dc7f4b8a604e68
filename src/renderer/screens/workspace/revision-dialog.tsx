// An old revision, to read.
import { useEffect, useState, type ReactNode } from 'react'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { RevisionPage } from '../../editor/revision-page.tsx'
import { revisionText } from '../../stores/history-store.ts'
import { messageOf } from '../../stores/projection.ts'
import { LoadFailure } from './load-failure.tsx'
import { momentWords } from './time-words.ts'

export function RevisionDialog(props: {
  projectId: string
  revision: DocumentRevision
  /** It is what stands on the page. */
  isCurrent: boolean
  onClose: () => void
  onCompare: () => void
  onRestore: () => void
}): ReactNode {
  const { projectId, revision, isCurrent, onClose, onCompare, onRestore } = props
  const [text, setText] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    revisionText(projectId, revision.revision).then(
      (markdown) => {
        if (!current) return
        setText(markdown)
        setFailure(null)
      },
      (error: unknown) => {
        if (current) setFailure(messageOf(error))
      },
    )
    return () => {
      current = false
    }
  }, [projectId, revision, attempt])
  const title = `Revision of ${momentWords(revision.createdAt)}`
  return (
    <Dialog
      open
      size="lg"
      title={title}
      onOpenChange={onClose}
      footer={
        isCurrent ? undefined : (
          <>
            <Button onClick={onCompare}>Show what changed since</Button>
            <Button variant="primary" onClick={onRestore}>
              Restore…
            </Button>
          </>
        )
      }
    >
      <LoadFailure failure={failure} onRetry={() => setAttempt(attempt + 1)} />
      {text === null ? null : (
        <div className="h-[60vh] overflow-hidden rounded-md border border-line">
          <RevisionPage markdown={text} label={title} />
        </div>
      )}
    </Dialog>
  )
}
