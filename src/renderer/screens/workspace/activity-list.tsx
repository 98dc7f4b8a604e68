// The updates of a project, newest first, some at a time, under what they came to.
import { ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { projectActivity, type Activity } from '../../stores/activity-store.ts'
import { useSettings } from '../../stores/settings-store.ts'
import { ActivityRow } from './activity-row.tsx'
import { lastDayWords, totalWords } from './activity-words.ts'
import { LoadFailure } from './load-failure.tsx'

export const AT_A_TIME = 25

interface ActivityListProps {
  /** How many are shown. */
  most: number
  onMore: () => void
  /** The update whose requests were shown last: the focus goes back to it. */
  cameFrom: string | null
  onShowSent: (jobId: string) => void
}

export function ActivityList({ most, onMore, cameFrom, onShowSent }: ActivityListProps): ReactNode {
  const { value, failure } = projectActivity.use()
  if (value === null) return <LoadFailure failure={failure} onRetry={projectActivity.refresh} />
  const { jobs, progress } = value
  if (jobs.length === 0) return <Empty />
  return (
    <div className="flex flex-col gap-3">
      <LoadFailure failure={failure} onRetry={projectActivity.refresh} />
      <Totals jobs={jobs} lastDayUsd={value.lastDayUsd} />
      <ul aria-label="Draft updates" className="divide-y divide-line border-y border-line">
        {jobs.slice(0, most).map((job) => (
          <ActivityRow
            key={job.id}
            job={job}
            progress={progress[job.id] ?? null}
            cameBack={job.id === cameFrom}
            onShowSent={() => onShowSent(job.id)}
          />
        ))}
      </ul>
      {jobs.length <= most ? null : (
        <Button size="sm" className="self-start" onClick={onMore}>
          Show {Math.min(AT_A_TIME, jobs.length - most)} more of {jobs.length - most}
        </Button>
      )}
    </div>
  )
}

function Totals({ jobs, lastDayUsd }: Pick<Activity, 'jobs' | 'lastDayUsd'>): ReactNode {
  const ceiling = useSettings((state) => state.settings?.draftingCeilingUsd ?? null)
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-lg bg-desk/70 px-3.5 py-2.5 text-sm tabular-nums">
      <dt className="text-soft">This project</dt>
      <dd>{totalWords(jobs)}</dd>
      <dt className="text-soft">Last 24 hours, all projects</dt>
      <dd>
        {lastDayWords(lastDayUsd, ceiling)}
        {jobs.some(isUnderWay) ? ' · what is under way counts with the most it may cost' : null}
      </dd>
    </dl>
  )
}

function isUnderWay({ status, model }: DraftJob): boolean {
  return status === 'running' && model !== null
}

function Empty(): ReactNode {
  return (
    <EmptyState icon={<ListChecks size={28} />} title="Nothing was drafted yet">
      After an interview, or when you press “Update draft”, each update stands here: what was asked, who wrote
      it, what was sent, and what it cost.
    </EmptyState>
  )
}
