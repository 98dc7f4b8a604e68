// Bugs caught: a mark that leads to another turn than the one it was set in, a bookmark of a turn that is gone, an order that is
// not that of the sitting.
import { expect, it } from 'vitest'
import { placesOf } from '../../../../../src/renderer/screens/archive/sitting-places.ts'
import type { TranscriptItem } from '../../../../../src/shared/transcript/item.ts'
import { makeItem } from '../../../../support/items.ts'

const turn = (
  itemId: string,
  position: number,
  startMs: number | null,
  text: string | null,
): TranscriptItem => ({
  ...makeItem({ itemId, text, audioStartMs: startMs, audioEndMs: startMs === null ? null : startMs + 900 }),
  sessionId: 's',
  position,
})
const items = [turn('a', 0, 0, 'The first.'), turn('b', 1, 1000, null), turn('c', 2, 5000, 'x'.repeat(80))]
const mark = (id: string, atMs: number, label: string | null = null) => ({ id, atMs, label })
const bookmark = (itemId: string, label: string | null = null) => ({
  ...{ id: `of ${itemId}`, projectId: 'p', sessionId: 's', itemId, label, createdAt: 0 },
})

it('a mark leads to what was said then, or next; behind the last word it leads nowhere', () => {
  const places = placesOf(items, [mark('2', 3000, 'A name'), mark('1', 500), mark('3', 9000)], [])
  expect(places.map(({ label, itemId, ms }) => [label, itemId, ms])).toEqual([
    ['A mark', 'a', 500],
    ['A name', 'c', 3000],
    ['A mark', null, 9000],
  ])
})

it('bookmarks stand among them, in the words of their turn when they have none', () => {
  const places = placesOf(
    items,
    [mark('1', 1500, 'A name')],
    [bookmark('c'), bookmark('a', 'Begin'), bookmark('gone')],
  )
  expect(places.map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
    'bookmark: Begin',
    'mark: A name',
    `bookmark: ${'x'.repeat(60)}…`,
  ])
  expect(placesOf([turn('d', 0, null, null)], [], [bookmark('d')])).toMatchObject([
    { label: 'A bookmarked turn', ms: null },
  ])
})
