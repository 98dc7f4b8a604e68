// Bug caught: main is told of other items, or another order, than the screen has, and reports a false difference.
import { expect, it } from 'vitest'
import { shownItems } from '../../../../src/renderer/screens/interview/shown-items.ts'
import { item, sitting } from '../stores/transcripts.ts'

it('names every item of the sitting in its order, unknown text as null', () => {
  const view = sitting('s', [item('q', 0), item('a', 1, { text: null })])
  expect(shownItems([view])).toEqual([
    { itemId: 'q', text: 'said q' },
    { itemId: 'a', text: null },
  ])
  expect(shownItems(null)).toEqual([])
})
