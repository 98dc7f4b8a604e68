// What a session used, added up, and what that costs by a price table.
import type { ModelPrice, PriceTable, UsageEntry, UsageTotals } from './usage.ts'

const MILLION = 1_000_000

export const noUsage: UsageTotals = {
  inputTextTokens: 0,
  inputAudioTokens: 0,
  cachedTextTokens: 0,
  cachedAudioTokens: 0,
  outputTextTokens: 0,
  outputAudioTokens: 0,
  audioSeconds: 0,
}

export function addUsage(a: UsageTotals, b: UsageTotals): UsageTotals {
  return {
    inputTextTokens: a.inputTextTokens + b.inputTextTokens,
    inputAudioTokens: a.inputAudioTokens + b.inputAudioTokens,
    cachedTextTokens: a.cachedTextTokens + b.cachedTextTokens,
    cachedAudioTokens: a.cachedAudioTokens + b.cachedAudioTokens,
    outputTextTokens: a.outputTextTokens + b.outputTextTokens,
    outputAudioTokens: a.outputAudioTokens + b.outputAudioTokens,
    audioSeconds: a.audioSeconds + b.audioSeconds,
  }
}

/** Totals by model; of entries with the same kind and `sourceId` the last one counts. */
export function usageByModel(entries: readonly UsageEntry[]): Record<string, UsageTotals> {
  const once = new Map(entries.map((entry) => [`${entry.kind} ${entry.sourceId}`, entry]))
  const byModel = new Map<string, UsageTotals>()
  for (const entry of once.values())
    byModel.set(entry.model, addUsage(byModel.get(entry.model) ?? noUsage, entry))
  return Object.fromEntries(byModel)
}

/** US dollars; null when a model that was used has no price. */
export function costOf(byModel: Readonly<Record<string, UsageTotals>>, prices: PriceTable): number | null {
  let sum = 0
  for (const [model, totals] of Object.entries(byModel)) {
    if (isNothing(totals)) continue
    const price = priceOf(model, prices)
    if (price === null) return null
    sum += costOfModel(totals, price)
  }
  return sum
}

/** A dated variant costs what its model costs, unless it has a row of its own. */
function priceOf(model: string, prices: PriceTable): ModelPrice | null {
  const rows = new Map(Object.entries(prices))
  return rows.get(model) ?? rows.get(model.replace(/-\d{4}-\d{2}-\d{2}$/, '')) ?? null
}

function isNothing(totals: UsageTotals): boolean {
  return Object.values(totals).every((amount) => amount === 0)
}

function costOfModel(used: UsageTotals, price: ModelPrice): number {
  const tokens =
    Math.max(0, used.inputTextTokens - used.cachedTextTokens) * price.textIn +
    used.cachedTextTokens * price.textCached +
    Math.max(0, used.inputAudioTokens - used.cachedAudioTokens) * price.audioIn +
    used.cachedAudioTokens * price.audioCached +
    used.outputTextTokens * price.textOut +
    used.outputAudioTokens * price.audioOut
  return tokens / MILLION + (used.audioSeconds / 60) * price.audioMinute
}
