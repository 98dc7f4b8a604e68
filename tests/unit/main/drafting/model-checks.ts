// What holds of a draft by a model whatever happened, for the tests of its faults; each rig is gone after its test.
import { afterEach, expect } from 'vitest'
import { HOSTED_KEY, makeModelRig, SERVER_KEY, type ModelRig, type RigOptions } from './model-rig.ts'

const rigs: ModelRig[] = []
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.cleanup()
})

export async function rigOf(options: RigOptions): Promise<ModelRig> {
  const rig = await makeModelRig(options)
  rigs.push(rig)
  return rig
}

/** What holds whatever happened. */
export function expectSound(rig: ModelRig, jobId: string): void {
  const { server, studio, reported } = rig
  expect(reported).toEqual([])
  expect(server.violations).toEqual([])
  const keys = server.asked.map(({ idempotencyKey }) => idempotencyKey)
  expect(keys).toEqual(rig.requests(jobId).map(({ id }) => id))
  expect(new Set(keys).size).toBe(keys.length)
  const billed = server.billed.map(({ key }) => key)
  expect(new Set(billed).size).toBe(billed.length)
  expect(rig.drafts()).toBe(rig.job(jobId).status === 'complete' ? 1 : 0)
  if (rig.job(jobId).status !== 'complete') expect(rig.markdown()).toBeUndefined()
  const rows = ['draft_jobs', 'model_requests'].map((table) =>
    studio.ctx.store.sqlite.prepare(`SELECT * FROM ${table}`).all(),
  )
  const kept = JSON.stringify([rows, studio.told, reported])
  for (const key of [HOSTED_KEY, SERVER_KEY]) expect(kept).not.toContain(key)
}

/** Words for the author: what is safe, and something to do. */
export function expectHelpful(words: string | null, about: RegExp): void {
  expect(words).toMatch(about)
  expect(words).toMatch(/document is (unchanged|as it was)/)
  expect(words).toMatch(/\b(Check|Choose|Ask|Add|Press|Enter|Test|Start|Wait|Try|If you trust)\b/i)
  expect(words).not.toMatch(/undefined|\[object|JSON|spoken interview|realtime/)
}

export const quick = { firstByteMs: 150, idleMs: 150, totalMs: 5_000 }
