// Jobs of the transcription queue in words and figures an author can read.
import { assertNever } from '../../../shared/errors.ts'
import type { TranscriptionEntry } from '../../../shared/speech/transcription-entry.ts'
import type { TranscriptionJob } from '../../../shared/speech/transcription-job.ts'
import { costWords } from '../voice/usage-words.ts'
import { durationWords, type JobState } from './activity-words.ts'
import { elapsedWords, momentWords } from './time-words.ts'
import { sessionKindLabels } from './transcript-rows.ts'

const reasons: Record<string, string> = {
  battery: 'waits until the computer is plugged in',
  offline: 'waits for the network',
  model: 'waits for a model: choose one in Settings under Speech',
  retry: 'tries again in a moment',
}

/** Why a job that is queued does not run; null = its turn has not come. */
export function waitWords({ waitReason }: Pick<TranscriptionJob, 'waitReason'>): string | null {
  return reasons[waitReason ?? ''] ?? null
}

/** 0 to 99: what is done for good is not 100 before its row says so. */
export function percentDone({ doneMs, totalMs }: Pick<TranscriptionJob, 'doneMs' | 'totalMs'>): number {
  return totalMs > 0 ? Math.min(99, Math.floor((doneMs / totalMs) * 100)) : 0
}

export function writingState(job: TranscriptionJob): JobState {
  switch (job.status) {
    case 'queued':
      return { text: job.waitReason === null ? 'Queued' : 'Waiting', tone: 'accent' }
    case 'running':
      return {
        text: job.purpose === 'voices' ? 'Telling voices apart…' : 'Being written down…',
        tone: 'accent',
      }
    case 'complete':
      return { text: 'Done', tone: 'good' }
    case 'error':
      return job.cancelledAt === null
        ? { text: 'Failed', tone: 'live' }
        : { text: 'Stopped by you', tone: 'neutral' }
    default:
      return assertNever(job.status)
  }
}

export type WritingAction = 'cancel' | 'next' | 'tryNow' | 'retry'

/** What makes sense for the job as it stands; `isNext`: none that waits comes before it. */
export function writingActions(job: TranscriptionJob, isNext: boolean): WritingAction[] {
  switch (job.status) {
    case 'queued': {
      const sooner: WritingAction[] = isNext ? [] : ['next']
      return [
        ...(job.waitReason === 'offline' || job.waitReason === 'retry' ? ['tryNow' as const] : sooner),
        'cancel',
      ]
    }
    case 'running':
      return ['cancel']
    case 'complete':
      return []
    case 'error':
      return ['retry']
    default:
      return assertNever(job.status)
  }
}

/** "Recording of 22 Nov, 15:04". */
export function sittingWords({ kind, title, startedAt }: TranscriptionEntry): string {
  return `${title ?? sessionKindLabels[kind]} of ${momentWords(startedAt)}`
}

const purposeLabels: Record<TranscriptionJob['purpose'], string | null> = {
  first: null,
  again: 'once more',
  voices: 'who speaks',
}

const engineLabels: Record<TranscriptionJob['engine'], string> = {
  local: 'on this computer',
  command: 'by your own program',
  hosted: 'by the service',
}

/** "1:02:03 of sound · on this computer · took 2 min 5 s". */
export function writingFacts(
  { job, projectId, projectTitle, costUsd }: TranscriptionEntry,
  shownIn: string,
): string {
  const elsewhere = projectId === shownIn ? null : (projectTitle ?? 'without a project')
  return [
    elsewhere,
    `${elapsedWords(job.totalMs)} of sound`,
    engineLabels[job.engine],
    purposeLabels[job.purpose],
    costUsd === null || costUsd === 0 ? null : costWords({ costUsd }),
    job.durationMs === null ? null : `took ${durationWords(job.durationMs)}`,
    job.attempts > 0 ? `${job.attempts === 1 ? 'one attempt' : `${job.attempts} attempts`} failed` : null,
    job.status === 'queued' && job.doneMs > 0 ? `${percentDone(job)} % is done` : null,
  ]
    .filter((fact) => fact !== null)
    .join(' · ')
}
