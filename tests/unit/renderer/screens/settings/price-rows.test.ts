import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amountOf,
  ceilingErrors,
  emptyRow,
  priceColumns,
  priceErrors,
  rowsOf,
  tableOf,
  unpricedModels,
} from '../../../../../src/renderer/screens/settings/price-rows.ts'
import { defaultPrices } from '../../../../../src/shared/realtime/price-defaults.ts'
import { priceTableSchema } from '../../../../../src/shared/realtime/usage.ts'

test.each([
  ['2.50', 2.5],
  ['2,5', 2.5],
  [' $3 ', 3],
  ['US$ 0.006', 0.006],
  ['.4', 0.4],
  ['', 0],
  // Bug: a thousand dollars become one.
  ['1,000', null],
  ['1.5.2', null],
  ['-1', null],
  ['1e3', null],
  ['free', null],
  ['NaN', null],
])('"%s" is %s dollars', (text, amount) => {
  expect(amountOf(text)).toBe(amount)
})

test('a ceiling of nothing is asked about: it would end every session at once', () => {
  expect(ceilingErrors('ceiling', '0', 'it')['ceiling']).toContain('Leave the field empty')
  expect(ceilingErrors('ceiling', 'a lot', 'it')['ceiling']).toContain('“a lot”')
  expect(ceilingErrors('ceiling', '', 'it')).toEqual({})
  expect(ceilingErrors('ceiling', '0.01', 'it')).toEqual({})
})

describe('the price table', () => {
  test('the estimates come back as they are', () => {
    expect(tableOf(rowsOf(defaultPrices))).toEqual(defaultPrices)
    expect(priceErrors(rowsOf(defaultPrices))).toEqual({})
  })

  // Bug: small prices turn into 1e-7 on the screen, which the same screen then refuses.
  test('any table the store may hold is shown, and saved again as it was', () => {
    // Shorter than anything a price list knows is not asked for.
    const amount = fc.double({ min: 1e-9, max: 1e5, noNaN: true })
    const price = fc.record(
      Object.fromEntries(priceColumns.map(({ name }) => [name, amount])) as Record<
        (typeof priceColumns)[number]['name'],
        typeof amount
      >,
    )
    const model = fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}$/)
    fc.assert(
      fc.property(fc.dictionary(model, price, { maxKeys: 5 }), (table) => {
        const rows = rowsOf(table)
        expect(priceErrors(rows)).toEqual({})
        const again = priceTableSchema.parse(tableOf(rows))
        expect(Object.keys(again).sort()).toEqual(Object.keys(table).sort())
        for (const [name, kept] of Object.entries(again)) {
          for (const column of priceColumns)
            expect(kept[column.name]).toBeCloseTo(table[name]?.[column.name] ?? NaN, 12)
        }
      }),
    )
  })

  test('a row nobody filled in is no error and is not saved', () => {
    const rows = [...rowsOf(defaultPrices), emptyRow(rowsOf(defaultPrices))]
    expect(priceErrors(rows)).toEqual({})
    expect(tableOf(rows)).toEqual(defaultPrices)
  })

  // Bug: two rows of one model, and the last silently wins.
  test('a model named twice, and prices of no model, are told at their row', () => {
    const [first, second] = rowsOf(defaultPrices)
    if (first === undefined || second === undefined) throw new Error('the estimates hold two models')
    expect(priceErrors([first, { ...second, model: first.model }])).toHaveProperty(
      `prices.${second.id}.model`,
    )
    expect(priceErrors([{ ...first, model: ' ' }])).toHaveProperty(`prices.${first.id}.model`)
  })

  // Bug: a new row gets the place of a removed one, and with it the text React keeps for that row.
  test('a row that is added has a place of its own', () => {
    const rows = rowsOf(defaultPrices)
    expect(rows.map(({ id }) => id)).not.toContain(emptyRow(rows).id)
    expect(emptyRow([]).id).toBe(0)
  })

  // Bug: the row of the transcription is removed, and the ceiling silently holds nothing any more.
  test('says which of the models a session uses have no price', () => {
    const rows = rowsOf(defaultPrices)
    expect(unpricedModels(['gpt-realtime-2.1', 'gpt-transcribe'], rows)).toEqual([])
    expect(unpricedModels([' '], rows)).toEqual([])
    expect(unpricedModels(['another', 'gpt-transcribe'], rows)).toEqual(['another'])
    const fewer = rows.filter(({ model }) => model !== 'gpt-transcribe')
    expect(unpricedModels(['gpt-realtime-2.1', 'gpt-transcribe'], fewer)).toEqual(['gpt-transcribe'])
  })
})
