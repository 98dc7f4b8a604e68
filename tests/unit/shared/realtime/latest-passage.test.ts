// Would catch: a note that is refused because a model cannot know an id, and arguments that are changed otherwise.
import { describe, expect, it } from 'vitest'
import { latestPassage, withLatestPassage } from '../../../../src/shared/realtime/latest-passage.ts'
import { makeItem } from '../../../support/items.ts'

const resolve = (args: unknown, passage: string | null = 'item_9') =>
  JSON.parse(withLatestPassage(JSON.stringify(args), passage)) as unknown

describe('latestPassage', () => {
  it("is the author's last turn, whatever stands after it", () => {
    const items = [
      makeItem({ itemId: 'u1' }),
      makeItem({ itemId: 'u2', text: null }),
      makeItem({ itemId: 'a1', role: 'assistant' }),
      makeItem({ itemId: 'm1', type: 'marker' }),
      makeItem({ itemId: 's1', role: 'system' }),
    ]
    expect(latestPassage(items)).toBe('u2')
    expect(latestPassage([])).toBeNull()
  })
})

describe('withLatestPassage', () => {
  it('puts the id where ids of passages stand', () => {
    expect(resolve({ projectId: 'p', itemId: 'latest' })).toEqual({ projectId: 'p', itemId: 'item_9' })
    expect(resolve({ itemIds: ['item_1', 'latest', 'item_9'] })).toEqual({ itemIds: ['item_1', 'item_9'] })
    expect(resolve({ transcriptAnchors: ['latest'] })).toEqual({ transcriptAnchors: ['item_9'] })
  })

  it('leaves it out when nothing was said yet', () => {
    expect(resolve({ itemId: 'latest', label: 'x' }, null)).toEqual({ label: 'x' })
    expect(resolve({ itemIds: ['latest'] }, null)).toEqual({ itemIds: [] })
  })

  it('changes nothing else: not a content that says latest, not an id that was told', () => {
    const args = {
      content: 'latest',
      label: 'the latest',
      itemIds: ['item_1'],
      other: [{ itemId: 'latest' }],
    }
    expect(resolve(args)).toEqual(args)
  })

  it.each(['', 'latest', '"latest"', '["latest"]', '{"itemId":"latest"', 'null'])(
    'leaves alone what is no object, for main to refuse: %s',
    (json) => {
      expect(withLatestPassage(json, 'item_9')).toBe(json)
    },
  )
})
