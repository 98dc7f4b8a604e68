// Everything that can go wrong between the studio and a model, over real HTTP, the real queue and a real store: what the
// job says then, that the document is as it was, and that nothing is paid for twice.
import { describe, expect, it } from 'vitest'
import { draftAnswer, says } from '../../../support/model-server/draft-answer.ts'
import { fault } from '../../../support/model-server/faults.ts'
import type { Answering } from '../../../support/model-server/script.ts'
import { freePort } from '../realtime/loopback-service.ts'
import { expectHelpful, expectSound, quick, rigOf } from './model-checks.ts'
import { type RigOptions } from './model-rig.ts'

interface Failing {
  name: string
  answer: () => Answering
  about: RegExp
  /** Of the last request. */
  outcome: string
  limits?: RigOptions['limits']
  /** Another number of requests than one, where a server without formats is asked again. */
  chatAsks?: number
  only?: 'hosted' | 'server'
}

const final: Failing[] = [
  { name: 'a refused key', answer: fault.status401, about: /key/, outcome: 'failed' },
  { name: 'a key that may not', answer: fault.status403, about: /does not allow/, outcome: 'failed' },
  { name: 'no credit (429)', answer: fault.quota, about: /no credit/, outcome: 'failed' },
  { name: 'no credit (402)', answer: fault.paymentRequired, about: /no credit/, outcome: 'failed' },
  {
    name: 'an unknown model',
    answer: fault.modelNotFound,
    about: /does not have the model/,
    outcome: 'failed',
  },
  {
    name: 'a refused request',
    answer: fault.status400,
    about: /did not accept|declined/,
    outcome: 'failed',
    chatAsks: 2,
  },
  {
    name: 'too long a prompt',
    answer: fault.contextTooLong,
    about: /can read at once/,
    outcome: 'failed',
  },
  { name: 'a refusal', answer: () => fault.refusal(), about: /declined/, outcome: 'unfit' },
  { name: 'a content filter', answer: fault.contentFilter, about: /held the answer back/, outcome: 'unfit' },
  { name: 'the length limit', answer: fault.lengthLimit, about: /too long/, outcome: 'cut' },
  { name: 'ten megabytes', answer: () => fault.huge(), about: /far more/, outcome: 'cut' },
]

const passing: Failing[] = [
  { name: 'too many requests', answer: () => fault.status429(), about: /too often/, outcome: 'failed' },
  { name: 'a fault of the service', answer: fault.status500, about: /problem of its own/, outcome: 'failed' },
  { name: 'an overloaded service', answer: fault.status503, about: /problem of its own/, outcome: 'failed' },
  {
    name: 'a time-out of the service',
    answer: fault.status408,
    about: /problem of its own/,
    outcome: 'failed',
  },
  { name: 'a conflict', answer: fault.status409, about: /problem of its own/, outcome: 'failed' },
  { name: 'a cut before the headers', answer: () => fault.cutAfter(0), about: /broke off/, outcome: 'cut' },
  { name: 'a cut in the middle', answer: () => fault.cutAfter(3), about: /broke off/, outcome: 'cut' },
  { name: 'an end before the end', answer: () => fault.endsEarly(3), about: /broke off/, outcome: 'cut' },
  {
    name: 'no answer at all',
    answer: () => fault.hang('beforeHeaders'),
    about: /did not begin to answer/,
    outcome: 'cut',
    limits: quick,
  },
  {
    name: 'silence in the middle',
    answer: () => fault.hang('midStream'),
    about: /fell silent/,
    outcome: 'cut',
    limits: quick,
  },
  {
    name: 'an answer without end',
    answer: () => fault.slow(60),
    about: /took too long/,
    outcome: 'cut',
    limits: { ...quick, totalMs: 400 },
  },
  { name: 'a web page', answer: fault.webPage, about: /web page/, outcome: 'failed' },
  { name: 'events that are no JSON', answer: fault.brokenEvents, about: /web page/, outcome: 'failed' },
  {
    name: 'a failure within the stream',
    answer: () => fault.failsMidStream('failed'),
    about: /problem of its own/,
    outcome: 'failed',
  },
  {
    name: 'an error event',
    answer: () => fault.failsMidStream('error'),
    about: /problem of its own/,
    outcome: 'failed',
  },
  {
    name: 'too many requests, told within the stream',
    answer: () => fault.failsMidStream('failed', 'rate_limit_exceeded'),
    about: /too often/,
    outcome: 'failed',
  },
]

const unfit: Failing[] = [
  { name: 'no JSON', answer: () => fault.invalidJson(), about: /twice/, outcome: 'unfit' },
  { name: 'another schema', answer: () => fault.wrongSchema(), about: /twice/, outcome: 'unfit' },
  { name: 'names of nothing', answer: () => fault.unknownNames(), about: /twice/, outcome: 'unfit' },
  { name: 'an empty answer', answer: () => says(' '), about: /twice/, outcome: 'unfit' },
]

describe.each(['hosted', 'server'] as const)('%s', (engine) => {
  it.each(final)('gives up at once on $name', async ({ answer, about, outcome, chatAsks = 1, limits }) => {
    const rig = await rigOf({ engine, ...(limits ? { limits } : {}) })
    rig.server.answer(answer())
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'error', attempts: 1, waitReason: null })
    expectHelpful(rig.job(id).error, about)
    expect(rig.server.asked).toHaveLength(engine === 'server' ? chatAsks : 1)
    expect(rig.requests(id).at(-1)).toMatchObject({ outcome, attempt: 1, kind: 'draft' })
    expectSound(rig, id)
  })

  it('follows no redirect, neither with the key nor with the words', async () => {
    const rig = await rigOf({ engine })
    const elsewhere = await rigOf({ engine })
    const { baseUrl } = elsewhere.server
    rig.server.answer(fault.redirect(`${baseUrl}/${engine === 'hosted' ? 'responses' : 'chat/completions'}`))
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'error', attempts: 1 })
    expectHelpful(rig.job(id).error, /points to another address/)
    expect(elsewhere.server.asked).toEqual([])
    expectSound(rig, id)
  })

  it.each(passing)('backs off from $name, and goes on', async ({ answer, about, outcome, limits }) => {
    const rig = await rigOf({ engine, ...(limits ? { limits } : {}) })
    rig.server.answer(answer(), draftAnswer())
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'queued', attempts: 1, waitReason: 'retry' })
    expect(rig.job(id).nextAttemptAt).toBeGreaterThanOrEqual(rig.studio.ctx.now() + 1000)
    expectHelpful(rig.job(id).error, about)
    expectSound(rig, id)
    await rig.passBackOff(id)
    expect(rig.job(id)).toMatchObject({ status: 'complete', error: null, waitReason: null })
    expect(rig.requests(id).map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
      [outcome, 1],
      ['answered', 2],
    ])
    expect(rig.markdown()).toContain('We lived by the river')
    expectSound(rig, id)
  })

  it.each(unfit)('asks for one repair of $name, and gives up on the next', async ({ answer, about }) => {
    const rig = await rigOf({ engine })
    rig.server.answer(answer())
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'error', attempts: 1 })
    expectHelpful(rig.job(id).error, about)
    expect(rig.requests(id).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['draft', 'unfit'],
      ['repair', 'unfit'],
    ])
    expectSound(rig, id)
  })

  it.each(unfit)('takes the repaired answer after $name', async ({ answer }) => {
    const rig = await rigOf({ engine })
    rig.server.answer(answer(), draftAnswer())
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'complete', error: null })
    const [draft, repair] = rig.requests(id)
    expect([draft?.attempt, repair?.attempt, repair?.kind, repair?.outcome]).toEqual([
      1,
      1,
      'repair',
      'answered',
    ])
    expectSound(rig, id)
  })

  it('gives up after five tries, and starts anew when the author says so', async () => {
    const rig = await rigOf({ engine })
    rig.server.answer(fault.status500())
    const id = rig.ask()
    await rig.queue.idle()
    for (let attempt = 2; attempt <= 5; attempt++) await rig.passBackOff(id)
    expect(rig.job(id)).toMatchObject({ status: 'error', attempts: 5, waitReason: null })
    expect(rig.server.asked).toHaveLength(5)
    rig.server.answer(draftAnswer())
    rig.queue.retry(id)
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'complete', error: null })
    expectSound(rig, id)
  })

  it('waits as long as it is asked to', async () => {
    const rig = await rigOf({ engine })
    rig.server.answer(fault.status429({ retryAfter: 77 }), draftAnswer())
    const id = rig.ask()
    await rig.queue.idle()
    expect(rig.job(id).nextAttemptAt).toBe(rig.studio.ctx.now() + 77_000)
    rig.studio.advance(76_999)
    rig.queue.start()
    await rig.queue.idle()
    expect(rig.server.asked).toHaveLength(1)
    await rig.passBackOff(id)
    expect(rig.job(id).status).toBe('complete')
  })

  it('waits for a server that is not there without counting a try', async () => {
    const rig = await rigOf({ engine })
    const { baseUrl } = rig.server
    const gone = `http://127.0.0.1:${await freePort()}/v1`
    Object.assign(rig.settings, { baseUrl: gone, serverUrl: gone })
    const id = rig.ask()
    await rig.queue.idle()
    for (let round = 0; round < 6; round++) await rig.passBackOff(id)
    expect(rig.job(id)).toMatchObject({ status: 'queued', attempts: 0, waitReason: 'offline' })
    expectHelpful(rig.job(id).error, /not seem to be running/)
    // Not one more row, with the whole prompt in it, for each look at a server that is down all night.
    expect(rig.requests(id)).toMatchObject([{ outcome: 'failed', attempt: 1 }])
    Object.assign(rig.settings, { baseUrl, serverUrl: baseUrl })
    rig.queue.networkIsBack()
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'complete', attempts: 0, error: null })
    expect(rig.server.asked).toHaveLength(1)
  })

  it.each([
    ['before the headers', fault.hang('beforeHeaders')],
    ['in the middle', fault.hang('midStream')],
  ])('hangs up at once when the author stops it %s', async (_, answer) => {
    const rig = await rigOf({ engine })
    rig.server.answer(answer)
    const id = rig.ask()
    const asked = await rig.server.waitFor(1)
    rig.queue.cancel(id)
    expect(await asked.ended).toBe('aborted')
    await rig.queue.idle()
    expect(rig.job(id)).toMatchObject({ status: 'error', cancelledAt: rig.studio.ctx.now() })
    expect(rig.job(id).error).toMatch(/You stopped/)
    const [row] = rig.requests(id)
    expect(row).toMatchObject({ outcome: 'cancelled', usage: null })
    // It may have to be paid for: what went out is counted.
    if (engine === 'hosted') expect(row?.costUsd).toBeGreaterThan(0)
    else expect(row?.costUsd).toBe(0)
    expectSound(rig, id)
  })
})
