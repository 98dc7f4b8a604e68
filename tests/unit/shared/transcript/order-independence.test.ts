// Would catch: a transcript that depends on the order or the rhythm in which events happen to arrive.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemDetails, StampedEvent, TranscriptEvent } from '../../../../src/shared/transcript/event.ts'
import {
  emptyTranscript,
  projectTranscript,
  reduceTranscript,
} from '../../../../src/shared/transcript/reduce-transcript.ts'
import { golden, goldenNames, shownLive, transcriptOf } from './golden.ts'

const itemId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const responseId = fc.constantFrom('r', 's')
const words = fc.constantFrom('', 'one ', 'two ', 'one two three')
const side = fc.constantFrom('input' as const, 'output' as const)
const index = fc.constantFrom(0, 1)
const previous = fc.oneof(fc.constant(null), itemId, fc.constant('unknown'))

const details: fc.Arbitrary<ItemDetails> = fc.record({
  itemId,
  role: fc.constantFrom('user', 'assistant', 'system', 'tool'),
  type: fc.constantFrom('message', 'function_call'),
  status: fc.constantFrom(null, 'in_progress', 'completed', 'incomplete'),
  parts: fc.array(fc.record({ index, text: fc.constantFrom('one ', 'one two ') }), { maxLength: 2 }),
  payload: fc.constant(null),
})
const item = fc.record({
  type: fc.constant('item' as const),
  details,
  responseId: fc.option(responseId, { nil: null }),
})
const event: fc.Arbitrary<TranscriptEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(item, previous).map(([e, p]) => ({ ...e, previousItemId: p })) },
  item,
  fc.record({ type: fc.constant('committed' as const), itemId, previousItemId: previous }),
  fc.record({
    type: fc.constantFrom('delta' as const, 'text' as const),
    itemId,
    index,
    text: words,
    side,
    responseId,
  }),
  fc.record({ type: fc.constantFrom('inaudible' as const, 'deleted' as const, 'pruned' as const), itemId }),
  fc.record({
    type: fc.constant('truncated' as const),
    itemId,
    heardMs: fc.option(fc.nat(2000), { nil: null }),
  }),
  fc.record({
    type: fc.constant('speech' as const),
    itemId,
    startMs: fc.option(fc.nat(2000), { nil: null }),
    endMs: fc.option(fc.nat(2000), { nil: null }),
  }),
  fc.record({
    type: fc.constant('response' as const),
    responseId,
    status: fc.constantFrom('in_progress', 'completed', 'cancelled'),
    outOfBand: fc.boolean(),
    items: fc.array(details, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('playback' as const),
    responseId,
    state: fc.constantFrom('started', 'cleared'),
  }),
  fc.record({ type: fc.constant('seeded' as const), itemIds: fc.array(itemId, { maxLength: 1 }) }),
  fc.constant<TranscriptEvent>({ type: 'connected' }),
)

/** A log: numbered in order, some events delivered under an id that comes again. */
const log: fc.Arbitrary<StampedEvent[]> = fc
  .array(fc.tuple(event, fc.option(fc.constantFrom('x', 'y'), { nil: null, freq: 3 })), { maxLength: 25 })
  .map((entries) => entries.map(([e, eventId], seq) => ({ seq, at: 1000 + seq * 10, eventId, event: e })))
const shuffled = log.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events)))

const bySeq = (events: readonly StampedEvent[]) => [...events].sort((a, b) => a.seq - b.seq)

describe('order independence', () => {
  it('any order of any subset gives the transcript of that subset in its own order', () => {
    fc.assert(
      fc.property(shuffled, ([, some]) => {
        const canonical = transcriptOf(bySeq(some))
        expect(transcriptOf(some)).toEqual(canonical)
        expect(shownLive(some)).toEqual(canonical)
        expect(shownLive(bySeq(some))).toEqual(canonical)
        expect(transcriptOf([...some, ...some])).toEqual(canonical)
      }),
      { numRuns: 1500 },
    )
  })

  it('items that only a finished response names stand in its order, whichever was heard of first', () => {
    const own = (id: string): ItemDetails => ({
      itemId: id,
      role: 'assistant',
      type: 'message',
      status: 'completed',
      parts: [{ index: 0, text: id }],
      payload: null,
    })
    const done: TranscriptEvent = {
      type: 'response',
      responseId: 'r',
      status: 'completed',
      outOfBand: false,
      items: [own('e'), own('c')],
    }
    const late: TranscriptEvent = { type: 'truncated', itemId: 'c', heardMs: null }
    const events = [done, late].map((one, seq): StampedEvent => ({ seq, at: seq, eventId: null, event: one }))
    for (const arrival of [events, events.toReversed()])
      expect(shownLive(arrival).map((shown) => shown.itemId)).toEqual(['e', 'c'])
  })

  it('a message that another response’s event reveals refreshes who was the last to speak', () => {
    const own = (id: string, type: ItemDetails['type']): ItemDetails => ({
      itemId: id,
      role: 'user',
      type,
      status: null,
      parts: [],
      payload: null,
    })
    const told: TranscriptEvent[] = [
      { type: 'playback', responseId: 'r', state: 'cleared' },
      { type: 'item', details: own('a', 'message'), responseId: 'r', previousItemId: null },
      { type: 'item', details: own('b', 'function_call'), responseId: 'r' },
      { type: 'delta', itemId: 'b', index: 0, text: '', side: 'input', responseId: 's' },
    ]
    const events = told.map((one, seq): StampedEvent => ({ seq, at: seq, eventId: null, event: one }))
    expect(shownLive(events)).toEqual(transcriptOf(events))
  })

  it.each(goldenNames)('%s: any order of any subset of the recorded events', (name) => {
    const events = golden(name)
    fc.assert(
      fc.property(fc.shuffledSubarray(events), (some) => {
        const canonical = transcriptOf(bySeq(some))
        expect(shownLive(some)).toEqual(canonical)
        expect(shownLive(bySeq(some))).toEqual(canonical)
      }),
      { numRuns: 60 },
    )
    expect(shownLive([...events].reverse())).toEqual(transcriptOf(events))
  })

  it('orders like a list into which each item is put directly after the one it names', () => {
    const plan = fc.array(fc.nat(), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(plan, (picks) => {
        const list: string[] = []
        const events = picks.map((pick, seq): StampedEvent => {
          const at = pick % (list.length + 1)
          const after = at === 0 ? null : (list[at - 1] ?? null)
          list.splice(at, 0, `i${seq}`)
          const own: ItemDetails = {
            itemId: `i${seq}`,
            role: 'user',
            type: 'message',
            status: 'completed',
            parts: [],
            payload: null,
          }
          return {
            seq,
            at: seq,
            eventId: null,
            event: { type: 'item', details: own, previousItemId: after, responseId: null },
          }
        })
        expect(shownLive(events).map((shown) => shown.itemId)).toEqual(list)
        expect(transcriptOf([...events].reverse()).map((shown) => shown.itemId)).toEqual(list)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves an older state what it was', () => {
    const events = golden('case-4-interrupted-while-speaking.jsonl')
    let state = emptyTranscript()
    const states = events.map((e) => (state = reduceTranscript(state, e)))
    const half = states[11]
    if (half === undefined) throw new Error('the log is too short')
    expect(projectTranscript(half)).toEqual(transcriptOf(events.slice(0, 12)))
    expect(projectTranscript(reduceTranscript(half, events[20] as StampedEvent))).toEqual(
      transcriptOf([...events.slice(0, 12), events[20] as StampedEvent]),
    )
    expect(projectTranscript(state)).toEqual(transcriptOf(events))
  })
})
