// Would catch: a stored transcript that silently differs from what the author saw.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareReplay, replayStored } from '../../../../src/shared/transcript/replay.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import { golden, goldenNames, transcriptOf } from './golden.ts'
import { spokenItems } from '../../../../src/shared/transcript/spoken-items.ts'

const stored = [
  { itemId: 'a', text: 'one' },
  { itemId: 'b', text: null },
  { itemId: 'c', text: 'three' },
]

describe('compareReplay', () => {
  it('finds nothing where there is nothing', () => {
    expect(compareReplay(stored, stored)).toEqual({ matches: true, differences: [] })
  })

  it('names each kind of difference', () => {
    const shown = [
      { itemId: 'c', text: 'three' },
      { itemId: 'a', text: 'One' },
      { itemId: 'x', text: 'lost' },
    ]
    expect(compareReplay(shown, stored).differences).toEqual([
      { kind: 'text', itemId: 'a', shown: 'One', stored: 'one' },
      { kind: 'not_stored', itemId: 'x', shown: 'lost' },
      { kind: 'not_shown', itemId: 'b', stored: null },
      { kind: 'order', itemId: 'a', shownAt: 1, storedAt: 0 },
    ])
  })

  it('does not take an item shown twice for two', () => {
    const twice = [...stored, { itemId: 'a', text: 'one' }]
    expect(compareReplay(twice, stored).differences).toEqual([
      { kind: 'not_stored', itemId: 'a', shown: 'one' },
    ])
  })
})

it.each(goldenNames)('%s replays from its rows', (name) => {
  const items = transcriptOf(golden(name))
  const shown = spokenItems(items).map(({ itemId, text }) => ({ itemId, text }))
  expect(compareReplay(shown, replayStored(items))).toEqual({ matches: true, differences: [] })
})

it('replays rows of any insertions in the order they stand, and notices rows out of order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 2, maxLength: 30 }), fc.nat(), (picks, gone) => {
      const rows: TranscriptItemInput[] = []
      picks.forEach((pick, n) => {
        const at = pick % (rows.length + 1)
        rows.splice(at, 0, row(`i${n}`, rows[at - 1]?.itemId ?? null))
      })
      // A struck item is not among the rows, yet others still name it.
      const kept = rows.filter((_, n) => n !== gone % (rows.length + 5))
      expect(replayStored(kept).map(({ itemId }) => itemId)).toEqual(kept.map(({ itemId }) => itemId))
    }),
    { numRuns: 500 },
  )
  const swapped = [row('b', 'a'), row('a', null)]
  expect(replayStored(swapped).map(({ itemId }) => itemId)).toEqual(['a', 'b'])
})

function row(itemId: string, previousItemId: string | null): TranscriptItemInput {
  return {
    itemId,
    previousItemId,
    role: 'user',
    type: 'message',
    status: 'completed',
    text: itemId,
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: null,
    createdAt: 1,
  }
}
