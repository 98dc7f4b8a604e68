// The price table as it was kept, with the estimates of models that were not known then. Beside the table lies the list
// of the models that had an estimate when it was kept: a row that is in neither is new and is added; a row that is in the
// list and not in the table was removed by the author, and stays removed.
import { z } from 'zod'
import { defaultPrices } from '../../shared/realtime/price-defaults.ts'
import { priceTableSchema, type PriceTable } from '../../shared/realtime/usage.ts'

export const MAX_PRICED_MODELS = 100

/** Those of the version that kept no list. */
const firstKnown = ['gpt-realtime-2.1', 'gpt-realtime-2.1-mini', 'gpt-transcribe']

/** `known`: what `pricesKnown` was then. What cannot be read counts as never kept. */
export function storedPrices(prices: string | null, known: string | null): PriceTable {
  const kept = read(priceTableSchema, prices)
  if (kept === null) return defaultPrices
  const then = new Set([...(read(z.array(z.string()), known) ?? firstKnown), ...Object.keys(kept)])
  const room = Math.max(0, MAX_PRICED_MODELS - Object.keys(kept).length)
  const added = Object.entries(defaultPrices).filter(([model]) => !then.has(model))
  return { ...kept, ...Object.fromEntries(added.slice(0, room)) }
}

/** As it is written beside the table. */
export function pricesKnown(): string {
  return JSON.stringify(Object.keys(defaultPrices))
}

function read<T>(schema: z.ZodType<T>, text: string | null): T | null {
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
