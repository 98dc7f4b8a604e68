// Would catch: one malformed, doubled or misplaced event that crashes an interview, or changes what was said.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../../src/shared/realtime/log-entry.ts'
import { stampedOf } from '../../../../src/shared/realtime/read-log.ts'
import { activityOf, sequence, startSequencer } from '../../../../src/shared/realtime/sequencer.ts'
import { transcriptItemSchema } from '../../../../src/shared/transcript/item.ts'
import { countOf, tellFigures } from '../../../fault/figures.ts'
import { goldenEntries, goldenNames, shownLive, transcriptOf } from './golden.ts'
import { mutated, mutation, nonsense } from './mutations.ts'

const RUNS = countOf('malformed')
const BUDGET_MS = 60_000 + RUNS * 30

const logs = goldenNames.map(goldenEntries)
const log = fc.constantFrom(...logs)

function itemsOf(entries: readonly LogEntry[]) {
  return transcriptOf(entries.flatMap((entry) => stampedOf(entry) ?? []))
}

/** Each log, what it says, and its entries in any order. */
const canonical = new Map(logs.map((entries) => [entries, itemsOf(entries)]))

describe('a log of the wire', () => {
  it(
    'says the same in any order, with events that came twice and nonsense in between',
    () => {
      const delivery = log.chain((entries) =>
        fc.record({
          entries: fc.constant(entries),
          order: fc.shuffledSubarray([...entries.keys()], { minLength: entries.length }),
          twice: fc.array(fc.nat(entries.length - 1), { maxLength: 4 }),
          noise: fc.array(nonsense, { maxLength: 4 }),
        }),
      )
      fc.assert(
        fc.property(delivery, ({ entries, order, twice, noise }) => {
          const at = (n: number): LogEntry => entries[n] as LogEntry
          const end = 1 + Math.max(...entries.map(({ seq }) => seq))
          const again = twice.flatMap((n, k) => {
            // Ours carry no id of their own: they are never delivered twice under another number.
            const known = (at(n).raw as { event_id?: string }).event_id !== undefined
            return known ? [{ ...at(n), seq: end + k }, at(n)] : [at(n)]
          })
          const idle = noise.map((raw, k) => ({ ...at(0), seq: end + 100 + k, raw }))
          const all = [...idle.slice(2), ...order.map(at), ...again, ...idle.slice(0, 2)]
          expect(itemsOf(all)).toEqual(canonical.get(entries))
        }),
        { numRuns: RUNS },
      )
      tellFigures('malformed', { sessions: RUNS })
    },
    BUDGET_MS,
  )

  it(
    'that is damaged neither crashes nor depends on the order it came in, and can be stored',
    () => {
      const damaged = log.chain((entries) =>
        fc
          .array(fc.tuple(fc.nat(entries.length - 1), mutation), { minLength: 1, maxLength: 5 })
          .chain((damages) => {
            const spoiled = [...entries]
            for (const [n, damage] of damages) {
              const entry = spoiled[n] as LogEntry
              spoiled[n] = { ...entry, raw: mutated(entry.raw, damage) }
            }
            return fc.record({
              spoiled: fc.constant(spoiled),
              order: fc.shuffledSubarray([...entries.keys()], { minLength: entries.length }),
            })
          }),
      )
      fc.assert(
        fc.property(damaged, ({ spoiled, order }) => {
          const inOrder = spoiled.flatMap((entry) => stampedOf(entry) ?? [])
          const items = transcriptOf(inOrder)
          for (const item of items) transcriptItemSchema.parse(item)
          expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(items.length)
          expect(shownLive(inOrder)).toEqual(items)
          expect(itemsOf(order.map((n) => spoiled[n] as LogEntry))).toEqual(items)
          expect(() => obeyed(spoiled)).not.toThrow()
        }),
        { numRuns: RUNS },
      )
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
      tellFigures('malformed', { sessions: RUNS })
    },
    BUDGET_MS,
  )

  it(
    'of any JSON at all neither crashes nor makes the sequencer act',
    () => {
      fc.assert(
        fc.property(fc.array(fc.jsonValue(), { maxLength: 10 }), (raws) => {
          const entries = raws.map((raw, seq) => ({ seq, at: 0, audioOffsetMs: 0, raw }))
          itemsOf(entries)
          obeyed(entries)
        }),
        { numRuns: RUNS },
      )
      tellFigures('malformed', { sessions: RUNS })
    },
    BUDGET_MS,
  )
})

/** The sequencer follows the log as if it came in now; what it asks for is only counted. */
function obeyed(entries: readonly LogEntry[]): number {
  let ids = 0
  let commands = 0
  const newId = () => `id${++ids}`
  let { state } = sequence(
    startSequencer(),
    { type: 'connected', session: { type: 'realtime' }, seeds: [] },
    0,
    newId,
  )
  for (const { seq, raw } of entries) {
    const step = sequence(state, { type: 'server', raw }, seq * 100, newId)
    state = step.state
    commands += step.commands.length
    activityOf(state)
  }
  state = sequence(state, { type: 'tick' }, 1_000_000, newId).state
  if (JSON.stringify(state).length > 500_000) throw new Error('The sequencer keeps too much.')
  return commands
}
