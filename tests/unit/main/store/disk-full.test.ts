// Catches: a full disk that loses an item the screen already showed as saved, or that ends the session for good.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listItems, saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { tellFigures } from '../../../fault/figures.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
beforeEach(() => {
  temp = makeTempStore()
  addSession(temp.store, 's')
})
afterEach(() => temp.cleanup())

test('what was answered for stays, the author is told, and writing goes on once there is room', () => {
  const { store } = temp
  const pages = Number(store.sqlite.pragma('page_count', { simple: true }))
  store.sqlite.pragma(`max_page_count = ${pages + 20}`)
  const saved: string[] = []
  const save = (n: number) => {
    const item = makeItem({
      itemId: `i${n}`,
      previousItemId: n === 0 ? null : `i${n - 1}`,
      text: 'word '.repeat(200),
    })
    saved.push(saveTranscriptItem(store, 's', item).itemId)
  }
  const fill = () => {
    for (let n = 0; n < 1000; n++) save(n)
  }
  expect(fill).toThrow(
    expect.objectContaining({
      code: 'DISK_FULL',
      message: expect.stringContaining('Everything saved before is safe'),
    }),
  )
  const acknowledged = saved.length
  expect(acknowledged).toBeGreaterThan(20)
  const kept = () => listItems(store, 's').map(({ itemId }) => itemId)
  const lost = saved.filter((itemId, n) => kept()[n] !== itemId).length
  expect(kept()).toEqual(saved)
  expect(store.sqlite.inTransaction).toBe(false)
  expect(store.sqlite.pragma('quick_check', { simple: true })).toBe('ok')

  store.sqlite.pragma('max_page_count = 100000')
  save(saved.length)
  tellFigures('full-pages', { acknowledged, lost, resumed: kept().length - acknowledged })
  expect(kept()).toEqual(saved)
})
