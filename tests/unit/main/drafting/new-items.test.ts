// Bugs caught: words that came late or in another session are never drafted; a job that stopped half-way through a long
// talk counts all of it as read; what the author took out again is not offered to the next job.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newItems, readUpTo } from '../../../../src/main/drafting/new-items.ts'
import { insertDraftJob, updateDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { insertSession } from '../../../../src/main/store/queries/sessions.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import { draftJob } from '../../../support/draft-job.ts'
import { makeItem } from '../../../support/items.ts'
import { makeStudio, say } from '../document/test-studio.ts'

let studio: ReturnType<typeof makeStudio>
beforeEach(() => {
  studio = makeStudio()
})
afterEach(() => studio.cleanup())

function finishedJob(id: string, itemsRead: Record<string, number>): void {
  insertDraftJob(studio.ctx.store, draftJob({ id, projectId: 'p1', status: 'complete', itemsRead }))
}

it('offers everything to the first job, and what came since to the next', () => {
  const { store } = studio.ctx
  const said = [1, 2, 3].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
  const first = newItems(store, 'p1')
  expect(first.newItemIds).toEqual(said)
  finishedJob('j1', first.itemsRead)
  const late = say(studio.ctx, 'p1', 4, 'Said while the drafter wrote.')
  expect(newItems(store, 'p1').newItemIds).toEqual([late])
})

it('counts each session by itself, however late a word comes to an old one', () => {
  const { ctx } = studio
  const { store } = ctx
  const at = ctx.now()
  const later = {
    projectId: 'p1',
    kind: 'guided',
    stage: 'ghostwriting',
    startedAt: at,
    endedAt: null,
  } as const
  insertSession(store, { ...later, id: 'p1-s2', status: 'paused' })
  const inSecond = (itemId: string, more: Partial<TranscriptItemInput> = {}) =>
    saveTranscriptItem(store, 'p1-s2', makeItem({ itemId, createdAt: at, ...more }))
  const first = say(ctx, 'p1', 1, 'The river came up.')
  inSecond('b1')
  inSecond('call', { type: 'function_call', role: 'tool', text: null })
  const all = newItems(store, 'p1')
  expect(all).toEqual({ newItemIds: [first, 'b1'], itemsRead: { 'p1-s1': 1, 'p1-s2': 1 } })
  finishedJob('j1', all.itemsRead)
  inSecond('b2')
  const late = say(ctx, 'p1', 2, 'And went down again.')
  expect(newItems(store, 'p1').newItemIds).toEqual([late, 'b2'])
})

it('counts a talk as read up to the first passage that found no room', () => {
  const { store } = studio.ctx
  const said = [1, 2, 3, 4].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
  const { itemsRead } = newItems(store, 'p1')
  finishedJob('j1', readUpTo(store, 'p1', itemsRead, said.slice(2)))
  expect(newItems(store, 'p1').newItemIds).toEqual(said.slice(2))
  expect(readUpTo(store, 'p1', itemsRead, [])).toBe(itemsRead)
})

it('takes a job whose changes were taken out for one that has read nothing', () => {
  const { store } = studio.ctx
  const said = [1, 2].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
  finishedJob('j1', newItems(store, 'p1').itemsRead)
  expect(newItems(store, 'p1').newItemIds).toEqual([])
  updateDraftJob(store, 'j1', { undoneAt: 5 })
  expect(newItems(store, 'p1').newItemIds).toEqual(said)
})
