// An answer of a model that comes while the disk refuses to be written. Bugs caught: it is thrown away with the row that
// could not be ended and asked for, and paid for, again; the books forget what it cost.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answerFor } from '../../../support/model-server/answer-for.ts'
import { draftAnswer } from '../../../support/model-server/draft-answer.ts'
import { fault } from '../../../support/model-server/faults.ts'
import { makeModelRig, type ModelRig } from './model-rig.ts'

let rig: ModelRig
beforeEach(async () => {
  rig = await makeModelRig({ engine: 'hosted' })
})
afterEach(async () => {
  refuseWrites(false)
  await rig.cleanup()
})

function refuseWrites(refuse: boolean): void {
  rig.studio.ctx.store.sqlite.pragma(`query_only = ${refuse ? 'ON' : 'OFF'}`)
}
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 5))
  if (!holds()) throw new Error('It never came to hold')
}

it('is kept until it and its cost can be written, and is not asked for again', async () => {
  rig.server.answer(
    draftAnswer((asked) => {
      refuseWrites(true)
      return answerFor(asked)
    }),
  )
  const id = rig.ask()
  await until(() => rig.server.billed.length === 1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(rig.requests(id)).toMatchObject([{ outcome: 'sent' }])
  refuseWrites(false)
  await rig.queue.idle()
  expect(rig.job(id)).toMatchObject({ status: 'complete', attempts: 0, error: null })
  expect(rig.requests(id)).toMatchObject([
    { outcome: 'answered', usage: { outputTokens: expect.any(Number) } },
  ])
  expect(rig.job(id).costUsd).toBeGreaterThan(0)
  expect([rig.server.asked.length, rig.server.billed.length, rig.drafts()]).toEqual([1, 1, 1])
  expect(rig.markdown()).toMatch(/^## /m)
  expect(rig.reported).toEqual([])
})

it('is not waited for when the service fails: the failure is kept, and judged as ever', async () => {
  rig.server.answer(() => {
    refuseWrites(true)
    return fault.status503()
  }, draftAnswer())
  const id = rig.ask()
  await until(() => rig.server.asked.length === 1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(rig.job(id).status).toBe('running')
  refuseWrites(false)
  await rig.queue.idle()
  expect(rig.job(id)).toMatchObject({ status: 'queued', attempts: 1, waitReason: 'retry' })
  expect(rig.requests(id)).toMatchObject([{ outcome: 'failed' }])
  await rig.passBackOff(id)
  expect(rig.job(id).status).toBe('complete')
  expect([rig.server.asked.length, rig.server.billed.length, rig.drafts()]).toEqual([2, 1, 1])
  expect(rig.reported).toEqual([])
})
