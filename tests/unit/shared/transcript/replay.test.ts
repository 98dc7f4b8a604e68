// Would catch: a stored transcript that silently differs from what the author saw.
import { describe, expect, it } from 'vitest'
import { compareReplay, replayStored } from '../../../../src/shared/transcript/replay.ts'
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

// Case 7 holds a struck item, which the store does not give back.
it.each(goldenNames.filter((name) => !name.startsWith('case-7')))('%s replays from its rows', (name) => {
  const items = transcriptOf(golden(name))
  const shown = spokenItems(items).map(({ itemId, text }) => ({ itemId, text }))
  expect(compareReplay(shown, replayStored(items))).toEqual({ matches: true, differences: [] })
})
