// What a session used of the service, in figures an author can read.
import type { UsageView } from '../../../shared/ipc/voice-views.ts'

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })

/** "$1.20", "under $0.01". */
export function moneyWords(usd: number): string {
  return usd > 0 && usd < 0.01 ? `under ${dollars.format(0.01)}` : dollars.format(usd)
}

/** What it cost so far, as far as the price table can tell. */
export function costWords({ costUsd }: Pick<UsageView, 'costUsd'>): string {
  if (costUsd === null) return 'not known: a model has no price'
  return costUsd < 0.01 ? moneyWords(costUsd) : `about ${moneyWords(costUsd)}`
}

/** How often the interviewer spoke into the author's turn. */
export function cutInWords(times: number): string {
  return ['never', 'once', 'twice'][times] ?? `${times} times`
}

/** "12 min", "under a minute", "1 h 4 min". */
export function minutesWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes === 0) return 'under a minute'
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
}

export interface TokenRow {
  label: string
  heard: number
  cached: number
  made: number
}

/** Cached tokens are part of what was read; they are shown apart because they cost less. */
export function tokenRows({ totals }: Pick<UsageView, 'totals'>): TokenRow[] {
  return [
    {
      label: 'Sound',
      heard: totals.inputAudioTokens,
      cached: totals.cachedAudioTokens,
      made: totals.outputAudioTokens,
    },
    {
      label: 'Text',
      heard: totals.inputTextTokens,
      cached: totals.cachedTextTokens,
      made: totals.outputTextTokens,
    },
  ]
}
