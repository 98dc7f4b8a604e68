// What the service transcribes is booked before it is sent, and nothing is sent that could go over the author's ceiling. What
// was not counted by the service is counted by the length of its sound.
import { StudioError } from '../../shared/errors.ts'
import { costOf, noUsage, usageByModel } from '../../shared/realtime/cost.ts'
import type { PriceTable, UsageEntry, UsageTotals } from '../../shared/realtime/usage.ts'
import { SPEECH_RATE } from '../../shared/speech/transcriber.ts'
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import type { ServiceContext } from '../context.ts'
import type { Transcriber } from '../speech/transcriber-port.ts'
import { listUsageEntries, saveUsageEntries } from '../store/queries/usage-entries.ts'

export interface Pricing {
  prices: PriceTable
  /** US dollars a session; null = there is none. */
  ceilingUsd: number | null
}

type Bill = Pick<ServiceContext, 'store' | 'now' | 'newId'>
type OfJob = Pick<TranscriptionJob, 'id' | 'sessionId'>

/** `transcribe` throws LIMIT_EXCEEDED, and sends nothing, where the session would cost more than it may. */
export function billed(
  bill: Bill,
  transcriber: Transcriber,
  job: OfJob,
  pricing: () => Pricing,
): Transcriber {
  return {
    ...transcriber,
    async transcribe(pcm, options) {
      const atMost = { ...noUsage, audioSeconds: pcm.length / SPEECH_RATE }
      const keep = begin(bill, transcriber.model ?? 'unknown', job, atMost, pricing())
      try {
        const transcribed = await transcriber.transcribe(pcm, options)
        if (transcribed.used !== undefined) keep(transcribed.used)
        return transcribed
      } catch (error) {
        // What broke off on the way may have been paid for; what never came there, or was refused, was not.
        if (error instanceof StudioError && error.code !== 'CANCELLED') keep(noUsage)
        throw error
      }
    },
  }
}

/** Answers what corrects the entry. */
function begin(
  { store, now, newId }: Bill,
  model: string,
  { id: jobId, sessionId }: OfJob,
  atMost: UsageTotals,
  { prices, ceilingUsd }: Pricing,
): (used: UsageTotals) => void {
  const entry = { sourceId: `${prefixOf(jobId)}${newId()}`, kind: 'transcription' as const, model }
  store.transaction(() => {
    const before = listUsageEntries(store, sessionId)
    const costUsd = costOf(usageByModel([...before, { ...entry, ...atMost }]), prices)
    if (ceilingUsd !== null && costUsd !== null && costUsd > ceilingUsd) throw overCeiling(ceilingUsd)
    saveUsageEntries(store, sessionId, [{ ...entry, ...atMost }], now())
  })
  return (used) => {
    // A request that outlives the store leaves its row as a crash would.
    if (store.sqlite.open) saveUsageEntries(store, sessionId, [{ ...entry, ...used }], now())
  }
}

/** US dollars that a job has cost so far; null when the model has no price. */
export function costOfJob(entries: readonly UsageEntry[], jobId: string, prices: PriceTable): number | null {
  return costOf(usageByModel(entries.filter(({ sourceId }) => sourceId.startsWith(prefixOf(jobId)))), prices)
}

function prefixOf(jobId: string): string {
  return `written by ${jobId} `
}

function overCeiling(ceilingUsd: number): StudioError {
  return new StudioError(
    'LIMIT_EXCEEDED',
    `To have more of this recording written down by the service could cost more than the $${ceilingUsd.toFixed(2)} that a ` +
      'session may cost. Nothing more was sent. The recording is safe on this computer, and what was written down is kept. ' +
      'Raise the ceiling in Settings and press Retry, or choose a model on this computer.',
    { retryable: false },
  )
}
