// One update: what was asked, where it stands, what it used, and what can be done about it.
import type { ReactNode } from 'react'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import type { DraftProgress } from '../../../shared/drafting/drafter.ts'
import { Chip } from '../../components/chip.tsx'
import { useKeptFocus } from '../../components/use-kept-focus.ts'
import { ActivityActions } from './activity-actions.tsx'
import { askedWords, drafterWords, durationWords, jobState, paidWords, tokenWords } from './activity-words.ts'
import { ProgressLine } from '../../components/progress-line.tsx'
import { momentWords } from './time-words.ts'

interface ActivityRowProps {
  job: DraftJob
  /** While it runs. */
  progress: DraftProgress | null
  /** The author comes back from what was sent for it. */
  cameBack: boolean
  onShowSent: () => void
}

export function ActivityRow({ job, progress, cameBack, onShowSent }: ActivityRowProps): ReactNode {
  const state = jobState(job)
  const failed = job.status === 'error' && job.cancelledAt === null
  return (
    <li
      aria-label={`Update of ${momentWords(job.createdAt)}`}
      className="flex flex-col gap-1.5 py-3.5"
      {...useKeptFocus()}
    >
      <div className="flex items-start gap-3">
        <Asked job={job} />
        <Chip tone={state.tone} className="mt-0.5 shrink-0">
          {state.text}
        </Chip>
      </div>
      <p className="text-sm text-soft tabular-nums">{facts(job)}</p>
      {job.status === 'running' ? <Progress progress={progress} /> : null}
      {job.generatedSummary === null ? null : (
        <p className="text-base break-words whitespace-pre-line">{job.generatedSummary}</p>
      )}
      {job.error === null ? null : (
        <p className={`text-base break-words ${failed ? 'text-live' : 'text-soft'}`}>{job.error}</p>
      )}
      <ActivityActions job={job} cameBack={cameBack} onShowSent={onShowSent} />
    </li>
  )
}

function Asked({ job }: { job: DraftJob }): ReactNode {
  const asked = askedWords(job)
  if (asked.length === 1) return <p className="min-w-0 flex-1 font-medium break-words">{asked[0]}</p>
  return (
    <div className="min-w-0 flex-1">
      <p className="font-medium">{asked.length} requests in one</p>
      <ul className="list-disc pl-5 break-words">
        {asked.map((words, index) => (
          // Two requests may say the same.
          <li key={`${index} ${words}`}>{words}</li>
        ))}
      </ul>
    </div>
  )
}

function Progress({ progress }: { progress: DraftProgress | null }): ReactNode {
  return (
    <ProgressLine label="How far the draft is" percent={Math.round((progress?.fraction ?? 0) * 100)}>
      {progress === null || progress.section === null
        ? 'Reading and thinking'
        : `Writing “${progress.section}”`}
    </ProgressLine>
  )
}

function facts(job: DraftJob): string {
  return [
    momentWords(job.createdAt),
    drafterWords(job),
    job.durationMs === null ? null : durationWords(job.durationMs),
    job.attempts > 1 ? `${job.attempts} attempts` : null,
    tokenWords(job),
    paidWords(job),
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}
