// Bug caught: what the author says while a draft's context is read counts as read, and is never drafted.
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildContext } from '../../../../src/main/drafting/context-builder.ts'
import { newItems } from '../../../../src/main/drafting/new-items.ts'
import { insertDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { requireProject } from '../../../../src/main/store/queries/projects.ts'
import { draftJob } from '../../../support/draft-job.ts'
import { makeStudio, say } from '../document/test-studio.ts'

let studio: ReturnType<typeof makeStudio>
beforeEach(() => {
  studio = makeStudio()
})
afterEach(() => studio.cleanup())

it('leaves what is said meanwhile to the next job', async () => {
  const { ctx, documents } = studio
  const { store } = ctx
  const said = [say(ctx, 'p1', 1, 'The river came up.')]
  const base = documents.draftBase('p1')
  const building = buildContext(store, requireProject(store, 'p1'), draftJob({ projectId: 'p1' }), base)
  const ended = building.then(() => true)
  while (!(await Promise.race([ended, setImmediate(false)])))
    said.push(say(ctx, 'p1', said.length + 1, `Sentence ${said.length + 1}.`))
  const { context, itemsRead } = await building
  base.release()
  const inContext = new Set(context.items.map(({ itemId }) => itemId))
  expect(context.newItemIds.filter((itemId) => !inContext.has(itemId))).toEqual([])
  insertDraftJob(store, draftJob({ id: 'j1', projectId: 'p1', status: 'complete', itemsRead }))
  const { newItemIds } = newItems(store, 'p1')
  expect([...context.newItemIds, ...newItemIds]).toEqual(said)
})
