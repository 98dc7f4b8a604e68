// The tab with every kept revision: who wrote it, when, how long it was; to read and to bring back.
import { History } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { DocumentRevision, RevisionAuthor } from '../../../shared/document/document.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { openHistory } from '../../stores/history-store.ts'
import { DraftingActivity } from './drafting-activity.tsx'
import { LoadFailure } from './load-failure.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { RevisionDialog } from './revision-dialog.tsx'
import { momentWords } from './time-words.ts'

const revisionAuthorLabels: Record<RevisionAuthor, string> = {
  author: 'You',
  drafter: 'The drafter',
  import: 'An import',
  restore: 'Restored',
}

export function HistoryPanel({ projectId }: { projectId: string }): ReactNode {
  const { value: revisions, failure } = openHistory.use()
  useEffect(() => openHistory.follow(projectId), [projectId])
  const [shown, setShown] = useState<DocumentRevision | null>(null)
  const [restoring, setRestoring] = useState<DocumentRevision | null>(null)
  return (
    <section aria-label="History" tabIndex={0} className="h-full overflow-y-auto">
      {revisions === null ? (
        <LoadFailure failure={failure} onRetry={openHistory.refresh} />
      ) : revisions.length === 0 ? (
        <EmptyState compact icon={<History size={26} />} title="No revisions yet">
          Each draft and each pause in your writing is kept here, to compare and to bring back.
        </EmptyState>
      ) : (
        <ol className="px-4 py-2">
          {revisions.map((revision, index) => (
            <Row
              key={revision.revision}
              revision={revision}
              previous={revisions[index + 1] ?? null}
              isCurrent={index === 0}
              onShow={() => setShown(revision)}
              onRestore={() => setRestoring(revision)}
            />
          ))}
        </ol>
      )}
      <DraftingActivity projectId={projectId} />
      {shown === null ? null : (
        <RevisionDialog
          projectId={projectId}
          revision={shown}
          isCurrent={shown.revision === revisions?.[0]?.revision}
          onClose={() => setShown(null)}
          onRestore={() => {
            setShown(null)
            setRestoring(shown)
          }}
        />
      )}
      <RestoreDialog projectId={projectId} revision={restoring} onClose={() => setRestoring(null)} />
    </section>
  )
}

interface RowProps {
  revision: DocumentRevision
  previous: DocumentRevision | null
  isCurrent: boolean
  onShow: () => void
  onRestore: () => void
}

function Row({ revision, previous, isCurrent, onShow, onRestore }: RowProps): ReactNode {
  const name = `revision ${revision.revision}`
  return (
    <li className="flex items-center gap-2 border-b border-line py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {revisionAuthorLabels[revision.author]}
          {isCurrent ? <span className="font-normal text-soft"> · as it stands</span> : null}
        </p>
        <p className="text-xs text-soft tabular-nums">
          {momentWords(revision.createdAt)} · {revision.words.toLocaleString('en-GB')} words
          {change(revision, previous)}
        </p>
      </div>
      <Button size="sm" variant="ghost" aria-label={`View ${name}`} onClick={onShow}>
        View
      </Button>
      {isCurrent ? null : (
        <Button size="sm" aria-label={`Restore ${name}`} onClick={onRestore}>
          Restore
        </Button>
      )}
    </li>
  )
}

function change(revision: DocumentRevision, previous: DocumentRevision | null): string {
  const words = revision.words - (previous?.words ?? 0)
  return words === 0 ? '' : ` (${words > 0 ? '+' : '−'}${Math.abs(words).toLocaleString('en-GB')})`
}
