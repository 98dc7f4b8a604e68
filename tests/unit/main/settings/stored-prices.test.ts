// Bugs caught: an author who corrected a price never gets an estimate for a model that came later; a row the author removed
// comes back at each start; a full table grows past what can be saved.
import { expect, test } from 'vitest'
import { MAX_PRICED_MODELS, pricesKnown, storedPrices } from '../../../../src/main/settings/stored-prices.ts'
import { defaultPrices } from '../../../../src/shared/realtime/price-defaults.ts'

const price = { ...defaultPrices['gpt-realtime-2.1']!, textIn: 9.75 }
const kept = JSON.stringify({ 'gpt-realtime-2.1': price })

test('rows of models that were not known then are added, and the author’s own stay', () => {
  const table = storedPrices(kept, '["gpt-realtime-2.1"]')
  expect(Object.keys(table).sort()).toEqual(Object.keys(defaultPrices).sort())
  expect(table['gpt-realtime-2.1']).toEqual(price)
})

test('a row that was removed stays removed', () => {
  expect(Object.keys(storedPrices(kept, pricesKnown()))).toEqual(['gpt-realtime-2.1'])
})

test('a table of before there was a list lacks what was known then on purpose', () => {
  const table = storedPrices(kept, null)
  expect(table).not.toHaveProperty('gpt-transcribe')
  expect(Object.keys(table)).toHaveLength(Object.keys(defaultPrices).length - 2)
})

test('a full table stays as it is', () => {
  const rows = Array.from({ length: MAX_PRICED_MODELS }, (_, n) => [`model-${n}`, price] as const)
  const full = JSON.stringify(Object.fromEntries(rows))
  expect(Object.keys(storedPrices(full, '[]'))).toHaveLength(MAX_PRICED_MODELS)
})

test.each([[null], ['not JSON'], ['{"a":{"textIn":-1}}']])(
  'a table that reads %j counts as never kept',
  (text) => {
    expect(storedPrices(text, '[]')).toEqual(defaultPrices)
  },
)
