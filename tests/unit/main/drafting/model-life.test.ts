// A draft by a model through a close, a crash, a slow answer, an author who types, and the deletion of its project:
// nothing is lost, and nothing is paid for twice.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRequestLedger } from '../../../../src/main/drafting/model/create-ledger.ts'
import { updateDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { markProjectDeleted } from '../../../../src/main/store/queries/projects.ts'
import { draftAnswer } from '../../../support/model-server/draft-answer.ts'
import { fault } from '../../../support/model-server/faults.ts'
import { AuthorEditor } from '../document/author-editor.ts'
import { expectSound, quick, rigOf } from './model-checks.ts'
import { makeModelRig } from './model-rig.ts'

describe.each(['hosted', 'server'] as const)('%s', (engine) => {
  it('hangs up when the studio closes, and asks again at the next start', async () => {
    const rig = await rigOf({ engine })
    rig.server.hold(2)
    const id = rig.ask()
    const asked = await rig.server.waitFor(1)
    await rig.server.held()
    await rig.queue.stop()
    expect(await asked.ended).toBe('aborted')
    expect(rig.job(id)).toMatchObject({ status: 'queued', attempts: 0 })
    rig.server.release()
    await rig.restart().idle()
    expect(rig.job(id)).toMatchObject({ status: 'complete' })
    expect(rig.requests(id).map(({ outcome }) => outcome)).toEqual(['cancelled', 'answered'])
    expect(rig.server.billed).toHaveLength(1)
    expectSound(rig, id)
  })

  it('does not resend what was under way in a crash: another try has another key', async () => {
    const rig = await rigOf({ engine })
    const { ctx } = rig.studio
    await rig.queue.stop()
    const id = rig.ask()
    updateDraftJob(ctx.store, id, { status: 'running', startedAt: ctx.now() })
    const left = createRequestLedger(ctx, () => rig.settings).begin({
      jobId: id,
      attempt: 1,
      kind: 'draft',
      host: rig.server.host,
      model: 'm',
      prompt: [],
      inputTokens: 100,
      maxOutputTokens: 100,
    })
    await rig.restart().idle()
    expect(rig.job(id)).toMatchObject({ status: 'complete', attempts: 1 })
    const [first, second] = rig.requests(id)
    expect(first).toMatchObject({ id: left, outcome: 'cut', attempt: 1 })
    expect(second).toMatchObject({ attempt: 2, outcome: 'answered' })
    expect(second?.id).not.toBe(left)
    expect(rig.server.asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([second?.id])
  })

  it('reads a good answer among garbage, and one that dawdles', async () => {
    const rig = await rigOf({ engine })
    rig.server.answer(fault.garbageEvents())
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'complete', attempts: 0 })
    expectSound(rig, id)
    const slow = await rigOf({ engine, limits: { ...quick, totalMs: 20_000 } })
    slow.server.answer(fault.slow(30))
    const other = slow.ask()
    await slow.queue.idle()
    expect(slow.job(other)).toMatchObject({ status: 'complete', attempts: 0 })
    expectSound(slow, other)
  })

  it('tells how far it is while the answer comes, and never that it is done', async () => {
    const rig = await rigOf({ engine })
    rig.server.answer(fault.slow(30))
    const id = rig.ask()
    await rig.queue.idle()
    const told = rig.studio.told
      .filter(({ name }) => name === 'draft.progress')
      .map(({ payload }) => (payload as { progress: { section: string | null; fraction: number } }).progress)
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)?.section).toBe('What was said')
    const fractions = told.map(({ fraction }) => fraction)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(Math.max(...fractions)).toBeLessThan(1)
    expectSound(rig, id)
  })

  it('keeps what the author types while the answer comes', async () => {
    const rig = await rigOf({ engine })
    const editor = new AuthorEditor(rig.studio.documents, 'p1')
    rig.server.hold(3)
    rig.ask()
    await rig.server.held()
    editor.type(0, 'My own words.\n')
    editor.sync()
    rig.server.release()
    await rig.queue.idle()
    expect(rig.markdown()).toContain('My own words.')
    expect(rig.markdown()).toContain('We lived by the river')
  })

  it(
    'whatever comes, and in whatever order, the job ends and the books are right',
    { timeout: 120_000 },
    async () => {
      const faults = [
        fault.status500(),
        fault.status429({ retryAfter: 1 }),
        fault.cutAfter(0),
        fault.cutAfter(2),
        fault.endsEarly(2),
        fault.invalidJson(),
        fault.unknownNames(),
        fault.failsMidStream('error'),
        fault.webPage(),
        fault.refusal(),
        fault.lengthLimit(),
      ]
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...faults), { maxLength: 6 }), async (chosen) => {
          const rig = await makeModelRig({ engine })
          try {
            rig.server.answer(...chosen, draftAnswer())
            const id = rig.ask()
            await rig.queue.idle()
            for (let round = 0; round < 6 && rig.job(id).status === 'queued'; round++)
              await rig.passBackOff(id)
            expect(['complete', 'error']).toContain(rig.job(id).status)
            expect(rig.job(id).attempts).toBeLessThanOrEqual(5)
            expect(rig.server.asked.length).toBeLessThanOrEqual(10)
            expectSound(rig, id)
            expect(rig.requests(id).filter(({ outcome }) => outcome === 'sent')).toEqual([])
          } finally {
            await rig.cleanup()
          }
        }),
        { numRuns: 15 },
      )
    },
  )
})

describe('a project that is deleted', () => {
  it('asks nothing more for it', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.server.answer(fault.status500())
    const id = rig.ask()
    await rig.queue.idle()
    markProjectDeleted(rig.studio.ctx.store, 'p1', rig.studio.ctx.now())
    await rig.passBackOff(id)
    expect(rig.server.asked).toHaveLength(1)
    expect(rig.job(id).status).toBe('error')
    expectSound(rig, id)
  })

  it('keeps the answer that is on its way, for the case that it comes back', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.server.hold(1)
    const id = rig.ask()
    await rig.server.held()
    markProjectDeleted(rig.studio.ctx.store, 'p1', rig.studio.ctx.now())
    rig.server.release()
    await rig.queue.idle()
    expect(rig.job(id).status).toBe('complete')
    expectSound(rig, id)
  })
})
