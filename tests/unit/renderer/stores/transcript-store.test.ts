// Bugs caught: a line shown twice or out of order when it is told again, a session that is not known swallowed.
import { expect, it } from 'vitest'
import { withItems } from '../../../../src/renderer/stores/transcript-store.ts'
import { item, sitting } from './transcripts.ts'

it('replaces told-again items and keeps the order of positions', () => {
  const views = [sitting('s', [item('a', 0), item('c', 2)])]
  const next = withItems(views, 's', [item('b', 1), { ...item('a', 0), text: 'corrected' }])
  expect(next?.[0]?.items.map(({ itemId, text }) => [itemId, text])).toEqual([
    ['a', 'corrected'],
    ['b', 'said b'],
    ['c', 'said c'],
  ])
  expect(views[0]?.items).toHaveLength(2)
})

it('asks to fetch again for a session that is not among them', () => {
  expect(withItems([sitting('s', [])], 'other', [item('a', 0)])).toBeNull()
})
