// The tab with every kept revision: to read, to compare, and to bring back whole or in parts.
import { History } from 'lucide-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { DocumentRevision } from '../../../shared/document/document.ts'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { projectActivity } from '../../stores/activity-store.ts'
import { openHistory, type RevisionPair } from '../../stores/history-store.ts'
import { CompareDialog } from './compare-dialog.tsx'
import { DraftingActivity } from './drafting-activity.tsx'
import { HistoryRow } from './history-row.tsx'
import { LoadFailure } from './load-failure.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { RevisionDialog } from './revision-dialog.tsx'

type Shown =
  { kind: 'view' | 'restore'; revision: DocumentRevision } | { kind: 'compare'; pair: RevisionPair } | null

export function HistoryPanel({ projectId }: { projectId: string }): ReactNode {
  const { value: revisions, failure } = openHistory.use()
  useEffect(() => openHistory.follow(projectId), [projectId])
  const jobOf = useJobs(projectId)
  const [shown, setShown] = useState<Shown>(null)
  const close = () => setShown(null)
  const compare = (revision: DocumentRevision) =>
    setShown({ kind: 'compare', pair: pairOf(revision, revisions) })
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
            <HistoryRow
              key={revision.revision}
              revision={revision}
              previous={revisions[index + 1] ?? null}
              job={jobOf(revision)}
              isCurrent={index === 0}
              onShow={() => setShown({ kind: 'view', revision })}
              onCompare={revisions.length === 1 ? null : () => compare(revision)}
              onRestore={() => setShown({ kind: 'restore', revision })}
            />
          ))}
        </ol>
      )}
      <DraftingActivity projectId={projectId} />
      {shown?.kind === 'view' ? (
        <RevisionDialog
          projectId={projectId}
          revision={shown.revision}
          isCurrent={shown.revision.revision === revisions?.[0]?.revision}
          onClose={close}
          onCompare={() => compare(shown.revision)}
          onRestore={() => setShown({ ...shown, kind: 'restore' })}
        />
      ) : null}
      {shown?.kind === 'compare' ? (
        <CompareDialog
          projectId={projectId}
          revisions={revisions ?? []}
          pair={shown.pair}
          onPair={(pair) => setShown({ kind: 'compare', pair })}
          onClose={close}
        />
      ) : null}
      <RestoreDialog
        projectId={projectId}
        revision={shown?.kind === 'restore' ? shown.revision : null}
        onClose={close}
      />
    </section>
  )
}

/** With the text as it stands; the newest, which is that, with the one before it. */
function pairOf({ revision }: DocumentRevision, revisions: readonly DocumentRevision[] | null): RevisionPair {
  const [newest, before] = revisions ?? []
  return { from: revision === newest?.revision ? (before?.revision ?? revision) : revision, to: null }
}

function useJobs(projectId: string): (revision: DocumentRevision) => DraftJob | null {
  useEffect(() => projectActivity.follow(projectId), [projectId])
  const jobs = projectActivity.use((state) => state.value?.jobs ?? null)
  const byId = useMemo(() => new Map(jobs?.map((job) => [job.id, job])), [jobs])
  return ({ jobId }) => (jobId === null ? null : (byId.get(jobId) ?? null))
}
