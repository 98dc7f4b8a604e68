// Everything that can go wrong between the studio and a model, over real HTTP, the real queue and a real store: what the
// job says then, that the document is as it was, and that nothing is paid for twice.
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createRequestLedger } from '../../../../src/main/drafting/model/create-ledger.ts'
import { updateDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { draftAnswer, says } from '../../../support/model-server/draft-answer.ts'
import { fault } from '../../../support/model-server/faults.ts'
import type { Answering } from '../../../support/model-server/script.ts'
import { markProjectDeleted } from '../../../../src/main/store/queries/projects.ts'
import { AuthorEditor } from '../document/author-editor.ts'
import { addProject } from '../document/test-studio.ts'
import { freePort } from '../realtime/loopback-service.ts'
import { HOSTED_KEY, makeModelRig, SERVER_KEY, type ModelRig, type RigOptions } from './model-rig.ts'

const rigs: ModelRig[] = []
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.cleanup()
})

async function rigOf(options: RigOptions): Promise<ModelRig> {
  const rig = await makeModelRig(options)
  rigs.push(rig)
  return rig
}

/** What holds whatever happened. */
function expectSound(rig: ModelRig, jobId: string): void {
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
function expectHelpful(words: string | null, about: RegExp): void {
  expect(words).toMatch(about)
  expect(words).toMatch(/document is (unchanged|as it was)/)
  expect(words).toMatch(/\b(Check|Choose|Ask|Add|Press|Enter|Test|Start|Wait|Try|If you trust)\b/i)
  expect(words).not.toMatch(/undefined|\[object|JSON|spoken interview|realtime/)
}

const quick = { firstByteMs: 150, idleMs: 150, totalMs: 5_000 }

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

describe('what is sent', () => {
  it('asks the hosted service for the form, keeps nothing there, and sends the key as the header only', async () => {
    const rig = await rigOf({ engine: 'hosted' })
    rig.ask()
    await rig.queue.idle()
    const [asked] = rig.server.asked
    expect(asked).toMatchObject({ path: '/v1/responses', model: 'gpt-6.1-sol', streams: true })
    expect(asked?.body).toMatchObject({
      store: false,
      text: { format: { type: 'json_schema', strict: true } },
    })
    expect(asked?.headers.authorization).toBe(`Bearer ${HOSTED_KEY}`)
    expect(JSON.stringify(asked?.body)).not.toContain(HOSTED_KEY)
    expect(Object.keys(asked?.headers ?? {}).filter((name) => name.startsWith('x-'))).toEqual([])
  })

  it('sends no key to a server that has none', async () => {
    const rig = await rigOf({ engine: 'server', serverKey: null })
    rig.ask()
    await rig.queue.idle()
    expect(rig.server.asked[0]).toMatchObject({ path: '/v1/chat/completions', model: 'qwen3:8b' })
    expect(rig.server.asked[0]?.headers.authorization).toBeUndefined()
  })

  it('asks in words where the form is refused, and remembers it', async () => {
    const rig = await rigOf({ engine: 'server' })
    rig.server.answer(fault.noFormatSupport())
    const first = rig.ask()
    await rig.queue.idle()
    expect(rig.job(first)).toMatchObject({ status: 'complete', attempts: 0 })
    expect(rig.server.asked.map(({ schema }) => schema !== null)).toEqual([true, false])
    expect(rig.server.asked[1]?.promptText).toContain('additionalProperties')
    expectSound(rig, first)
    rig.ask('something else')
    await rig.queue.idle()
    expect(rig.server.asked.map(({ schema }) => schema !== null)).toEqual([true, false, false])
  })
})

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
