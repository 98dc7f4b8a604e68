// Draft jobs in words and figures an author can read.
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import { assertNever } from '../../../shared/errors.ts'
import type { ChipTone } from '../../components/chip.tsx'
import { costWords, moneyWords } from '../voice/usage-words.ts'

export interface JobState {
  text: string
  tone: ChipTone
}

export function jobState(job: DraftJob): JobState {
  switch (job.status) {
    case 'queued':
      return { text: waiting(job), tone: 'accent' }
    case 'running':
      return { text: 'Drafting…', tone: 'accent' }
    case 'complete':
      return job.undoneAt === null
        ? { text: 'Done', tone: 'good' }
        : { text: 'Done, and undone by you', tone: 'neutral' }
    case 'error':
      return job.cancelledAt === null
        ? { text: 'Failed', tone: 'live' }
        : { text: 'Stopped by you', tone: 'neutral' }
    default:
      return assertNever(job.status)
  }
}

function waiting({ waitReason }: DraftJob): string {
  if (waitReason === 'offline') return 'Queued until the network is back'
  return waitReason === 'retry' ? 'Queued for another try' : 'Queued'
}

export type JobAction = 'cancel' | 'tryNow' | 'retry' | 'arrange' | 'undo' | 'showSent'

/** What makes sense for the job as it stands, the likeliest first. */
export function jobActions(job: DraftJob): JobAction[] {
  const mayArrange = job.engine !== 'embedded' && job.forcedEngine !== 'embedded'
  const arrange: JobAction[] = mayArrange ? ['arrange'] : []
  const showSent: JobAction[] = wasSent(job) ? ['showSent'] : []
  switch (job.status) {
    case 'queued':
      return [...(job.waitReason === null ? [] : ['tryNow' as const, ...arrange]), 'cancel', ...showSent]
    case 'running':
      return ['cancel', ...showSent]
    case 'complete':
      return [...(job.undoneAt === null ? ['undo' as const] : []), ...showSent]
    case 'error':
      return ['retry', ...arrange, ...showSent]
    default:
      return assertNever(job.status)
  }
}

/** A model may have been asked, in this attempt or an earlier one. */
function wasSent({ engine, inputTokens, forcedEngine }: DraftJob): boolean {
  if (engine === 'embedded') return inputTokens !== null || forcedEngine === 'embedded'
  return engine !== null
}

/** What was asked for, one line a request. */
export function askedWords({ summary, activeSection }: DraftJob): string[] {
  const asked = summary.map((text) => text.trim()).filter((text) => text !== '')
  if (asked.length > 0) return asked
  return [activeSection === null ? 'Bring the draft up to date' : `Bring “${activeSection}” up to date`]
}

/** Who drafted, or null while nobody has. */
export function drafterWords({ engine, model }: Pick<DraftJob, 'engine' | 'model'>): string | null {
  switch (engine) {
    case null:
      return null
    case 'embedded':
      return 'arranged without a model'
    case 'server':
      return model === null ? 'your own server' : `${model} on your own server`
    default:
      return model ?? engine
  }
}

/** "0.4 s", "12 s", "2 min 5 s". */
export function durationWords(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

interface Used {
  inputTokens: number | null
  cachedTokens: number | null
  outputTokens: number | null
}

/** "12,300 tokens read (4,000 of them cached), 1,900 written"; null = none were told of. */
export function tokenWords({ inputTokens, cachedTokens, outputTokens }: Used): string | null {
  if (inputTokens === null && outputTokens === null) return null
  const cached = (cachedTokens ?? 0) === 0 ? '' : ` (${count(cachedTokens ?? 0)} of them cached)`
  return `${count(inputTokens ?? 0)} tokens read${cached}, ${count(outputTokens ?? 0)} written`
}

/** "about $0.04", "free: on this computer"; null = nothing was used yet. */
export function paidWords(job: Pick<DraftJob, 'engine' | 'costUsd' | 'inputTokens'>): string | null {
  if (job.engine === null) return null
  // A server elsewhere has a price or none, but never nothing.
  if (job.engine !== 'hosted' && (job.costUsd ?? (job.engine === 'embedded' ? 0 : null)) === 0)
    return 'free: on this computer'
  if (job.costUsd !== null) return costWords(job)
  return job.inputTokens === null ? null : 'cost not known: the model has no price'
}

/** "3 updates · 14,200 tokens · about $0.07"; jobs that no price is known for are told. */
export function totalWords(jobs: readonly DraftJob[]): string {
  const sum = (of: (job: DraftJob) => number | null): number =>
    jobs.reduce((total, job) => total + (of(job) ?? 0), 0)
  const tokens = sum(({ inputTokens }) => inputTokens) + sum(({ outputTokens }) => outputTokens)
  const cost = sum(({ costUsd }) => costUsd)
  const unpriced = jobs.filter(({ costUsd, inputTokens }) => costUsd === null && inputTokens !== null).length
  return [
    jobs.length === 1 ? '1 update' : `${count(jobs.length)} updates`,
    tokens === 0 ? null : `${count(tokens)} tokens`,
    tokens === 0 ? 'nothing to pay' : unpriced > 0 && cost === 0 ? null : costWords({ costUsd: cost }),
    unpriced === 0 ? null : `${count(unpriced)} without a known price`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** "about $0.12 of the $2.00 you allow". */
export function lastDayWords(usd: number, ceilingUsd: number | null): string {
  const spent = usd === 0 ? 'nothing' : costWords({ costUsd: usd })
  return ceilingUsd === null
    ? `${spent}; no ceiling is set`
    : `${spent} of the ${moneyWords(ceilingUsd)} you allow`
}

function count(amount: number): string {
  return amount.toLocaleString('en-GB')
}
