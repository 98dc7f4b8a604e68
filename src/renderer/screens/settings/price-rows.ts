// The price table and the ceiling as they are typed: text until they are saved, with words for what is no amount.
import { costOf, noUsage } from '../../../shared/realtime/cost.ts'
import type { ModelPrice, PriceTable } from '../../../shared/realtime/usage.ts'

export const priceColumns = [
  { name: 'textIn', label: 'Text in' },
  { name: 'textCached', label: 'Text cached' },
  { name: 'textOut', label: 'Text out' },
  { name: 'audioIn', label: 'Audio in' },
  { name: 'audioCached', label: 'Audio cached' },
  { name: 'audioOut', label: 'Audio out' },
  { name: 'audioMinute', label: 'A minute' },
] as const satisfies readonly { name: keyof ModelPrice; label: string }[]
export type PriceColumn = (typeof priceColumns)[number]['name']

export interface PriceRow {
  /** Of the row, whatever model is typed into it. */
  id: number
  model: string
  prices: Record<PriceColumn, string>
}

export const MOST_PRICE_ROWS = 100
const MOST_DOLLARS = 100_000

/** Field errors by `prices.<row>.<column>`, `prices.<row>.model`, and the names of ceilings. */
export type AmountErrors = Record<string, string>

export function rowsOf(table: PriceTable): PriceRow[] {
  return Object.entries(table).map(([model, price], id) => ({ id, model, prices: textsOf(price) }))
}

export function emptyRow(rows: readonly PriceRow[]): PriceRow {
  return { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, model: '', prices: textsOf(null) }
}

/** Of rows without errors; those where nothing was typed are left out. */
export function tableOf(rows: readonly PriceRow[]): PriceTable {
  const entries = rows.filter((row) => !isBlank(row)).map((row) => [row.model.trim(), priceOf(row)] as const)
  return Object.fromEntries(entries)
}

export function priceErrors(rows: readonly PriceRow[]): AmountErrors {
  const errors: AmountErrors = {}
  const seen = new Set<string>()
  for (const row of rows.filter((candidate) => !isBlank(candidate))) {
    const model = row.model.trim()
    if (model === '')
      errors[`prices.${row.id}.model`] = 'A row of prices has no model. Name it, or remove it.'
    else if (seen.has(model))
      errors[`prices.${row.id}.model`] = `“${model}” has two rows. Remove one of them.`
    seen.add(model)
    for (const { name, label } of priceColumns) {
      const amount = amountOf(row.prices[name])
      if (amount !== null && amount <= MOST_DOLLARS) continue
      errors[`prices.${row.id}.${name}`] =
        `${model || 'The row without a model'}, ${label.toLowerCase()}: “${row.prices[name]}” is not a price. ` +
        'Write it like 0.40, or leave it empty for nothing.'
    }
  }
  return errors
}

/** Those of `models` that the table has no price for. */
export function unpricedModels(models: readonly string[], rows: readonly PriceRow[]): string[] {
  const table = tableOf(rows)
  const used = models.map((model) => model.trim()).filter((model) => model !== '')
  return used.filter((model) => costOf({ [model]: { ...noUsage, inputTextTokens: 1 } }, table) === null)
}

/** `''` = no ceiling. */
export function ceilingOf(text: string): number | null {
  return text.trim() === '' ? null : amountOf(text)
}

/** `ended`: what a ceiling of nothing would end. */
export function ceilingErrors(field: string, text: string, ended: string): AmountErrors {
  if (text.trim() === '') return {}
  const amount = amountOf(text)
  if (amount !== null && amount > 0 && amount <= MOST_DOLLARS) return {}
  const words =
    amount === 0
      ? `A ceiling of nothing would end ${ended}. Leave the field empty for no ceiling.`
      : `“${text.trim()}” is not an amount in dollars. Write it like 2.50, or leave it empty for no ceiling.`
  return { [field]: words }
}

/** Dollars as authors type them: `2.50`, `2,5`, `$3`; empty is nothing, null is no amount. */
export function amountOf(text: string): number | null {
  const bare = text.trim().replace(/^(US)?\$\s*/i, '')
  if (bare === '') return 0
  // `1,000` could be a thousand or one: it is asked again rather than guessed.
  if (/^\d+,\d{3}$/.test(bare)) return null
  const plain = bare.replace(',', '.')
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}

function isBlank({ model, prices }: PriceRow): boolean {
  return model.trim() === '' && Object.values(prices).every((text) => text.trim() === '')
}

function textsOf(price: ModelPrice | null): Record<PriceColumn, string> {
  const text = (name: PriceColumn): string => (price === null || price[name] === 0 ? '' : plain(price[name]))
  return {
    textIn: text('textIn'),
    textCached: text('textCached'),
    textOut: text('textOut'),
    audioIn: text('audioIn'),
    audioCached: text('audioCached'),
    audioOut: text('audioOut'),
    audioMinute: text('audioMinute'),
  }
}

function priceOf({ prices }: PriceRow): ModelPrice {
  const amount = (name: PriceColumn): number => amountOf(prices[name]) ?? 0
  return {
    textIn: amount('textIn'),
    textCached: amount('textCached'),
    textOut: amount('textOut'),
    audioIn: amount('audioIn'),
    audioCached: amount('audioCached'),
    audioOut: amount('audioOut'),
    audioMinute: amount('audioMinute'),
  }
}

/** Without an exponent, which the field would refuse: 1e-7 is 0.0000001. */
export function plain(amount: number): string {
  const text = String(amount)
  return text.includes('e') ? amount.toFixed(20).replace(/\.?0+$/, '') : text
}
