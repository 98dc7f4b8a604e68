// Would catch: a sum that depends on the order, an event paid for twice, cached tokens at the full price, and a guess
// where no price is known.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addUsage, costOf, noUsage, usageByModel } from '../../../../src/shared/realtime/cost.ts'
import { defaultPrices } from '../../../../src/shared/realtime/price-defaults.ts'
import { priceTableSchema, type UsageEntry } from '../../../../src/shared/realtime/usage.ts'

function entry(changes: Partial<UsageEntry>): UsageEntry {
  return { ...noUsage, sourceId: 'resp_1', kind: 'response', model: 'gpt-realtime-2.1', ...changes }
}

const count = fc.integer({ min: 0, max: 1_000_000 })
/** As the wire is read: never more cached than sent. */
const anyEntry = fc
  .record({
    sourceId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    kind: fc.constantFrom('response' as const, 'transcription' as const),
    model: fc.constantFrom(...Object.keys(defaultPrices)),
    inputTextTokens: count,
    inputAudioTokens: count,
    cachedTextTokens: count,
    cachedAudioTokens: count,
    outputTextTokens: count,
    outputAudioTokens: count,
    audioSeconds: count,
  })
  .map((any) => ({
    ...any,
    cachedTextTokens: Math.min(any.cachedTextTokens, any.inputTextTokens),
    cachedAudioTokens: Math.min(any.cachedAudioTokens, any.inputAudioTokens),
  }))

describe('usageByModel', () => {
  it('adds up by model', () => {
    const entries = [
      entry({ sourceId: 'a', inputTextTokens: 10 }),
      entry({ sourceId: 'b', inputTextTokens: 5 }),
      entry({ sourceId: 'i', kind: 'transcription', model: 'gpt-transcribe', audioSeconds: 3 }),
    ]
    expect(usageByModel(entries)).toEqual({
      'gpt-realtime-2.1': { ...noUsage, inputTextTokens: 15 },
      'gpt-transcribe': { ...noUsage, audioSeconds: 3 },
    })
  })

  it('counts an id once, however often it is told; a response and an item may share one', () => {
    const told = entry({ sourceId: 'x', inputTextTokens: 10 })
    const item = entry({ sourceId: 'x', kind: 'transcription', inputTextTokens: 1 })
    expect(usageByModel([told, told, item, told])).toMatchObject({
      'gpt-realtime-2.1': { inputTextTokens: 11 },
    })
  })

  it('gives totals and nothing of the entries', () => {
    expect(Object.keys(usageByModel([entry({})])['gpt-realtime-2.1'] ?? {})).toEqual(Object.keys(noUsage))
  })

  it('is the same in parts and whole', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyEntry, { selector: (e) => `${e.kind} ${e.sourceId}` }), (entries) => {
        const half = Math.floor(entries.length / 2)
        const sum = (of: UsageEntry[]) => Object.values(usageByModel(of)).reduce(addUsage, noUsage)
        expect(addUsage(sum(entries.slice(0, half)), sum(entries.slice(half)))).toEqual(sum(entries))
        expect(sum([...entries, ...entries])).toEqual(sum(entries))
      }),
    )
  })
})

describe('costOf', () => {
  it('takes cached tokens out of the full price', () => {
    const used = { ...noUsage, inputAudioTokens: 1_000_000, cachedAudioTokens: 600_000 }
    const cost = costOf({ 'gpt-realtime-2.1': used }, defaultPrices)
    expect(cost).toBeCloseTo(0.4 * 32 + 0.6 * 0.4, 6)
  })

  it('prices each kind and each minute', () => {
    const used = { ...noUsage, inputTextTokens: 1e6, outputTextTokens: 1e6, outputAudioTokens: 1e6 }
    expect(costOf({ 'gpt-realtime-2.1': used }, defaultPrices)).toBeCloseTo(4 + 24 + 64, 6)
    const hour = { ...noUsage, audioSeconds: 3600 }
    expect(costOf({ 'gpt-transcribe': hour }, defaultPrices)).toBeCloseTo(60 * 0.0045, 6)
  })

  it('says that it does not know rather than leaving a model out', () => {
    const used = { ...noUsage, inputTextTokens: 1 }
    expect(costOf({ 'gpt-realtime-2.1': used, 'my-own-voice': used }, defaultPrices)).toBeNull()
    expect(costOf({ constructor: used }, defaultPrices)).toBeNull()
    expect(costOf({ 'my-own-voice': noUsage }, defaultPrices)).toBe(0)
    expect(costOf({}, {})).toBe(0)
  })

  it('prices a dated variant as its model, unless it has a row of its own', () => {
    const used = { ...noUsage, inputTextTokens: 1e6 }
    const row = defaultPrices['gpt-realtime-2.1']
    expect(costOf({ 'gpt-realtime-2.1-2026-09-01': used }, defaultPrices)).toBeCloseTo(4, 6)
    if (row === undefined) throw new Error('no row')
    const own = { ...defaultPrices, 'gpt-realtime-2.1-2026-09-01': { ...row, textIn: 9 } }
    expect(costOf({ 'gpt-realtime-2.1-2026-09-01': used }, own)).toBeCloseTo(9, 6)
  })

  it('is never negative, and never less for more', () => {
    fc.assert(
      fc.property(fc.array(anyEntry), anyEntry, (entries, more) => {
        const before = costOf(usageByModel(entries), defaultPrices)
        const cost = costOf(usageByModel([...entries, { ...more, sourceId: 'new' }]), defaultPrices)
        expect(before).toBeGreaterThanOrEqual(0)
        expect(cost).toBeGreaterThanOrEqual((before ?? 0) - 1e-9)
      }),
    )
  })
})

describe('defaultPrices', () => {
  it('is a table that Settings accepts, with every model the studio uses by itself', () => {
    expect(priceTableSchema.safeParse(defaultPrices).success).toBe(true)
    expect(Object.keys(defaultPrices)).toEqual([
      'gpt-realtime-2.1',
      'gpt-realtime-2.1-mini',
      'gpt-transcribe',
      'gpt-6-astra',
      'gpt-6.1-sol',
      'gpt-6.1-terra',
      'gpt-6-luna',
    ])
  })
})
