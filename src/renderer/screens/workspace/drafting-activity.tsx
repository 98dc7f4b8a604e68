// What the drafter did and how long it took: one line a job, newest first.
import { useEffect, useState, type ReactNode } from 'react'
import type { DraftJob, DraftJobStatus } from '../../../shared/drafting/draft-job.ts'
import { request } from '../../bridge/client.ts'
import { openDraft } from '../../stores/draft-store.ts'
import { messageOf } from '../../stores/projection.ts'
import { momentWords } from './time-words.ts'

const statusLabels: Record<DraftJobStatus, string> = {
  queued: 'Queued',
  running: 'Drafting…',
  complete: 'Done',
  error: 'Failed',
}

export function DraftingActivity({ projectId }: { projectId: string }): ReactNode {
  const latest = openDraft.use((state) => state.value?.job ?? null)
  const [jobs, setJobs] = useState<DraftJob[]>([])
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    request('draft.jobs', { projectId }).then(
      (found) => {
        if (!current) return
        setFailure(null)
        setJobs([...found].sort((a, b) => b.createdAt - a.createdAt))
      },
      (error: unknown) => {
        if (current) setFailure(messageOf(error))
      },
    )
    return () => {
      current = false
    }
  }, [projectId, latest])
  if (jobs.length === 0 && failure === null) return null
  return (
    <details className="px-4 py-3 text-sm">
      <summary className="cursor-pointer font-medium text-soft">Drafting activity</summary>
      {failure === null ? null : <p className="mt-2 text-live">{failure}</p>}
      <ul className="mt-2 flex flex-col gap-2">
        {jobs.map((job) => (
          <li key={job.id}>
            <p>
              {statusLabels[job.status]} <span className="text-soft">· {facts(job)}</span>
            </p>
            {job.generatedSummary === null ? null : <p className="text-soft">{job.generatedSummary}</p>}
            {job.error === null ? null : <p className="text-live">{job.error}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function facts({ createdAt, durationMs, engine, attempts, mergedCount }: DraftJob): string {
  return [
    momentWords(createdAt),
    durationMs === null ? null : `${(durationMs / 1000).toFixed(1)} s`,
    engine,
    attempts > 1 ? `${attempts} attempts` : null,
    mergedCount > 0 ? `${mergedCount + 1} requests` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}
