// Catches: usage and cost that are told wrong, and a ceiling that is noticed only once the money is spent.
import { describe, expect, it } from 'vitest'
import { draftAnswer, says } from '../../../support/model-server/draft-answer.ts'
import { fault } from '../../../support/model-server/faults.ts'
import { addProject } from '../document/test-studio.ts'
import { expectHelpful, expectSound, rigOf } from './model-checks.ts'

describe('the ledger', () => {
  const usage = { inputTokens: 10_000, cachedTokens: 4_000, outputTokens: 1_000 }

  it('adds up usage and cost over the requests of a job, repairs and failures too', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.server.answer(fault.status500(), says('no', { usage }), draftAnswer(undefined, { usage }))
    const id = rig.ask()
    await rig.queue.idle()
    await rig.passBackOff(id)
    const cost = (6_000 * 2 + 4_000 * 0.2 + 1_000 * 10) / 1e6
    const rows = rig.requests(id)
    expect(rows.map(({ outcome, kind, usage: used }) => [outcome, kind, used])).toEqual([
      ['failed', 'draft', null],
      ['unfit', 'draft', usage],
      ['answered', 'repair', usage],
    ])
    expect(rows[1]?.costUsd).toBeCloseTo(cost, 8)
    expect(rig.job(id)).toMatchObject({
      inputTokens: 20_000,
      cachedTokens: 8_000,
      outputTokens: 2_000,
      engine: 'hosted',
      model: 'gpt-6.1-sol',
    })
    expect(rig.job(id).costUsd).toBeCloseTo(2 * cost, 8)
    expectSound(rig, id)
  })

  it('knows no cost where the server does not tell what it used', async () => {
    const rig = await rigOf({ engine: 'server' })
    rig.server.answer(draftAnswer(undefined, { usage: null }))
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.requests(id)).toMatchObject([{ outcome: 'answered', usage: null }])
    expect(rig.job(id)).toMatchObject({ status: 'complete', inputTokens: null, outputTokens: null })
  })

  it('keeps the prompt as it went and the answer as it came', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    const id = rig.ask()
    await rig.queue.idle()
    const [row] = rig.requests(id)
    expect(row?.prompt?.map(({ text }) => text).join('\n\n')).toBe(rig.server.asked[0]?.promptText)
    expect(row?.answer).toBe(rig.server.billed[0]?.text)
    expect(row).toMatchObject({ host: rig.server.host, model: 'gpt-6.1-sol' })
  })

  it('refuses before anything is sent when the day would cost more than the author set', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.settings.draftingCeilingUsd = 0.000_001
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'error', attempts: 1 })
    expectHelpful(rig.job(id).error, /\$/)
    expect([rig.server.asked, rig.requests(id)]).toEqual([[], []])
    expectSound(rig, id)
  })

  it('counts what is under way at the most it may cost', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    // One answer of 16,000 tokens is 16 cents at most, and its prompt a cent or two.
    rig.settings.draftingCeilingUsd = 0.25
    addProject(rig.studio.ctx, 'p2')
    rig.server.hold(1)
    const first = rig.ask()
    await rig.server.held()
    const other = rig.queue.enqueueDraft({ projectId: 'p2', sessionId: null, urgency: 'routine' }).job.id
    await expect.poll(() => rig.job(other).status).toBe('error')
    expect(rig.job(other).error).toMatch(/Nothing was sent/)
    rig.server.release()
    await rig.queue.idle()
    expect(rig.job(first).status).toBe('complete')
    expect(rig.server.asked).toHaveLength(1)
  })

  it('holds a repair to the ceiling, too', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.settings.draftingCeilingUsd = 1
    rig.server.answer(says('no', { usage: { inputTokens: 1_000_000, cachedTokens: 0, outputTokens: 0 } }))
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'error', attempts: 1 })
    expectHelpful(rig.job(id).error, /ceiling/)
    expect(rig.server.asked).toHaveLength(1)
    expectSound(rig, id)
  })

  it('counts what was spent in the last 24 hours, and no longer', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.server.answer(
      draftAnswer(undefined, { usage: { inputTokens: 1_000_000, cachedTokens: 0, outputTokens: 0 } }),
    )
    rig.settings.draftingCeilingUsd = 2.1
    const first = rig.ask()
    await rig.queue.idle()
    expect(rig.job(first)).toMatchObject({ status: 'complete' })
    const second = rig.ask('another thing')
    await rig.queue.idle()
    expect(rig.job(second).status).toBe('error')
    expect(rig.job(second).error).toMatch(/2\.00/)
    expect(rig.server.asked).toHaveLength(1)
    rig.studio.advance(24 * 3_600_000 + 1)
    rig.queue.retry(second)
    await rig.queue.idle()
    expect(rig.job(second).status).toBe('complete')
  })
})
