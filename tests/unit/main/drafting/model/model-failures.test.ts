// Every way in which a model's server can fail, over real HTTP and on both wires: what the queue is told to do, words for
// the author, and what the row keeps.
import { APIConnectionError } from 'openai/error'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { modelFailure } from '../../../../../src/main/drafting/model/model-failure.ts'
import { modelServer } from '../../../../../src/main/drafting/model/model-server.ts'
import { neverReached } from '../../../../../src/main/realtime/unreachable.ts'
import { fault } from '../../../../support/model-server/faults.ts'
import { draftAnswer, says } from '../../../../support/model-server/draft-answer.ts'
import { startModelServer, type ModelServer } from '../../../../support/model-server/model-server.ts'
import type { Answering } from '../../../../support/model-server/script.ts'
import { freePort } from '../../realtime/loopback-service.ts'
import { errorOf, KEY, makeEngineBench, ownServer, type EngineBench } from './engine-bench.ts'

let server: ModelServer
let bench: EngineBench
beforeEach(async () => {
  server = await startModelServer()
  bench = makeEngineBench(server.baseUrl)
})
afterEach(async () => {
  bench.cleanup()
  await server.close()
  expect(server.violations).toEqual([])
})

/** Far more than a busy machine takes; what waits in vain is given little where a test is about that. */
const limits = { firstByteMs: 20_000, idleMs: 20_000, totalMs: 20_000 }
const LITTLE_MS = 300
const littleFor = (words: RegExp) => ({
  ...limits,
  ...(words.source.includes('did not begin') ? { firstByteMs: LITTLE_MS } : {}),
  ...(words.source.includes('fell silent') ? { idleMs: LITTLE_MS } : {}),
})
const atOnce = false
const again = true
const chat = { ...ownServer, key: KEY }

/** An error body that names nothing. */
const bare = (status: number, body: object | string = {}): Answering => [{ kind: 'http', status, body }]

const cases: [string, Answering, string, boolean, RegExp, string][] = [
  ['401', fault.status401(), 'KEY_REFUSED', atOnce, /did not accept the API key/, 'failed'],
  ['403', fault.status403(), 'KEY_REFUSED', atOnce, /does not allow this/, 'failed'],
  ['402', fault.paymentRequired(), 'QUOTA_EXCEEDED', atOnce, /no credit left/, 'failed'],
  ['no quota', fault.quota(), 'QUOTA_EXCEEDED', atOnce, /Add credit/, 'failed'],
  ['no model', fault.modelNotFound(), 'SERVICE_REFUSED', atOnce, /another drafting model/, 'failed'],
  ['another path', bare(404), 'SERVICE_REFUSED', atOnce, /base URL in Settings/, 'failed'],
  ['too long', fault.contextTooLong(), 'SERVICE_REFUSED', atOnce, /smaller prompt size/, 'failed'],
  ['413', bare(413), 'SERVICE_REFUSED', atOnce, /Test drafting in Settings/, 'failed'],
  ['429', fault.status429(), 'RATE_LIMITED', again, /asked too often/, 'failed'],
  ['408', fault.status408(), 'SERVICE_FAILED', again, /problem of its own/, 'failed'],
  ['409', fault.status409(), 'SERVICE_FAILED', again, /problem of its own/, 'failed'],
  ['500', fault.status500(), 'SERVICE_FAILED', again, /tries again/, 'failed'],
  ['503 without JSON', bare(503, 'busy'), 'SERVICE_FAILED', again, /tries again/, 'failed'],
  ['a web page', fault.webPage(), 'SERVICE_FAILED', again, /web page/, 'failed'],
  ['a redirect', fault.redirect('/elsewhere'), 'SERVICE_REFUSED', atOnce, /another address/, 'failed'],
  ['JSON that is no answer', bare(200), 'SERVICE_FAILED', again, /broke off/, 'cut'],
  ['an empty stream', [{ kind: 'begin' }], 'SERVICE_FAILED', again, /broke off/, 'cut'],
  ['a cut', fault.cutAfter(3), 'SERVICE_FAILED', again, /broke off/, 'cut'],
  ['a cut before it begins', [{ kind: 'cut' }], 'SERVICE_FAILED', again, /broke off/, 'cut'],
  ['a stream that ends early', fault.endsEarly(3), 'SERVICE_FAILED', again, /broke off/, 'cut'],
  ['silence', fault.hang('beforeHeaders'), 'SERVICE_FAILED', again, /did not begin to answer/, 'cut'],
  [
    'silence after the headers',
    [{ kind: 'begin' }, { kind: 'hang' }],
    'SERVICE_FAILED',
    again,
    /did not begin/,
    'cut',
  ],
  ['silence in the middle', fault.hang('midStream'), 'SERVICE_FAILED', again, /fell silent/, 'cut'],
  ['events that are no JSON', fault.brokenEvents(), 'SERVICE_FAILED', again, /not an answer/, 'failed'],
  ['a failure told', fault.failsMidStream('failed'), 'SERVICE_FAILED', again, /problem of its own/, 'failed'],
  ['an error told', fault.failsMidStream('error'), 'SERVICE_FAILED', again, /problem of its own/, 'failed'],
  [
    'a rate limit told',
    fault.failsMidStream('error', 'rate_limit_exceeded'),
    'RATE_LIMITED',
    again,
    /too often/,
    'failed',
  ],
  [
    'a quota told',
    fault.failsMidStream('failed', 'insufficient_quota'),
    'QUOTA_EXCEEDED',
    atOnce,
    /credit/,
    'failed',
  ],
  ['a refusal', fault.refusal(), 'SERVICE_REFUSED', atOnce, /declined.*other words/, 'unfit'],
  ['a content filter', fault.contentFilter(), 'SERVICE_REFUSED', atOnce, /held the answer back/, 'unfit'],
  ['the limit of its length', fault.lengthLimit(), 'SERVICE_REFUSED', atOnce, /less at a time/, 'cut'],
]

describe.each([
  ['the Responses API', {}],
  ['chat completions', chat],
])('by %s', (_wire, engine) => {
  it.each(cases)('%s', async (_name, answer, code, retryable, words, outcome) => {
    server.answer(answer)
    const error = await errorOf(() => bench.draft({ ...engine, limits: littleFor(words) }))
    expect(error).toMatchObject({ code, data: { retryable } })
    expect(error.message).toMatch(words)
    expect(error.message).toMatch(/Your document is unchanged, and nothing that was said is lost\. .+\.$/)
    const row = bench.requests().at(-1)
    expect(row).toMatchObject({ outcome, error: error.message })
    expect(row?.endedAt).not.toBeNull()
    expect(`${error.message} ${JSON.stringify(bench.requests())}`).not.toMatch(/sk-/)
  })

  it('tells how long the service asks to be left alone', async () => {
    server.answer(fault.status429({ retryAfter: 7 }))
    const error = await errorOf(() => bench.draft(engine))
    expect(error.data).toMatchObject({ retryAfterMs: 7000 })
  })

  it('reads no answer that is far too large, and does not try again', async () => {
    server.answer(fault.huge())
    const error = await errorOf(() => bench.draft({ ...engine, limits: { answerBytes: 200_000 } }))
    expect(error).toMatchObject({ code: 'SERVICE_FAILED', data: { retryable: false } })
    expect(error.message).toContain('was not read')
    expect(await server.asked[0]?.ended).toBe('aborted')
  })

  it('leaves a model time to think before it writes', async () => {
    server.answer((asked) => [
      { kind: 'think', text: 'Hm.' },
      { kind: 'wait', ms: 600 },
      ...draftAnswer()(asked),
    ])
    const patient = { ...limits, idleMs: LITTLE_MS }
    expect((await bench.draft({ ...engine, limits: patient })).edits).toHaveLength(1)
  })

  it('waits no longer than it may in all, however steadily the pieces come', async () => {
    server.answer(fault.slow(40))
    const error = await errorOf(() => bench.draft({ ...engine, limits: { ...limits, totalMs: 300 } }))
    expect(error).toMatchObject({ code: 'SERVICE_FAILED', data: { retryable: true } })
    expect(error.message).toContain('took too long')
  })

  it('keeps what came before a cut, and what it may have cost', async () => {
    const text = '{"summary":"The river'
    server.answer([{ kind: 'text', text }, { kind: 'wait', ms: 100 }, { kind: 'cut' }])
    await errorOf(() => bench.draft({ ...engine, model: 'gpt-6.1-sol' }))
    const [row] = bench.requests()
    expect(row).toMatchObject({ outcome: 'cut', answer: text, usage: null })
    expect(row?.costUsd).toBeGreaterThan(0)
  })

  it('lets go at once when it is stopped, at whatever point', async () => {
    server.answer(fault.hang('beforeHeaders'), fault.hang('midStream'))
    for (const count of [1, 2]) {
      const stop = new AbortController()
      const drafting = errorOf(() => bench.draft(engine, { signal: stop.signal }))
      const asked = await server.waitFor(count)
      if (count === 2) await expect.poll(() => bench.progress.at(-1)?.fraction).toBeGreaterThan(0)
      stop.abort()
      expect((await drafting).code).toBe('CANCELLED')
      expect(await asked.ended).toBe('aborted')
      expect(bench.requests().at(-1)).toMatchObject({ outcome: 'cancelled' })
    }
  })

  it('sends nothing once it is stopped', async () => {
    const error = await errorOf(() => bench.draft(engine, { signal: AbortSignal.abort() }))
    expect(error.code).toBe('CANCELLED')
    expect(server.asked).toEqual([])
  })

  it('takes a whole answer for whole, though the server hangs on', async () => {
    server.answer((asked) => {
      const good = draftAnswer()(asked)
      return asked.wire === 'chat'
        ? [
            ...good.slice(0, -1),
            { kind: 'raw', data: 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n' },
            { kind: 'hang' },
          ]
        : good
    })
    expect((await bench.draft({ ...engine, limits: { ...limits, idleMs: LITTLE_MS } })).edits).toHaveLength(1)
  })
})

describe('no answer', () => {
  it('waits for the network where nothing was sent', async () => {
    const error = await errorOf(() => bench.draft({ baseUrl: 'https://no-such-host.invalid/v1' }))
    expect(error.code).toBe('OFFLINE')
    expect(error.message).toMatch(/no-such-host\.invalid .*unchanged.*goes on by itself/)
    expect(bench.requests()[0]).toMatchObject({ outcome: 'failed', costUsd: null })
  })

  it('says of a server on this computer that it is not running', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}/v1`
    const error = await errorOf(() => bench.draft({ ...ownServer, baseUrl }))
    expect(error.code).toBe('OFFLINE')
    expect(error.message).toMatch(/does not seem to be running.*Start it/)
  })
})

describe('before anything is sent', () => {
  const caused = (facts: object) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(), facts) })

  it.each([
    ['a connection that is not made in time', { code: 'UND_ERR_CONNECT_TIMEOUT' }, true],
    ['a connection that times out', { code: 'ETIMEDOUT', syscall: 'connect' }, true],
    ['a name that is not found', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, true],
    ['a certificate that is not trusted', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, true],
    // May have been taken, and paid for: waiting for the network would ask, and pay, without end.
    ['a reset', { code: 'ECONNRESET', syscall: 'read' }, false],
    ['a time-out of what stands', { code: 'ETIMEDOUT', syscall: 'read' }, false],
    ['a socket that closes', { code: 'UND_ERR_SOCKET' }, false],
  ])('%s', (_name, facts, expected) => {
    expect(neverReached(caused(facts))).toBe(expected)
  })

  it('gives up at once on a certificate that is not trusted: waiting changes nothing', () => {
    const error = new APIConnectionError({ cause: caused({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) })
    const at = modelServer({ wire: 'chat', baseUrl: 'https://models.example.org/v1', model: 'm', key: null })
    expect(modelFailure(error, at)).toMatchObject({ code: 'SERVICE_REFUSED', retryable: false })
  })
})

it('asks for a key where one is needed and none is kept', async () => {
  server.answer(fault.status401())
  const error = await errorOf(() => bench.draft(ownServer))
  expect(error).toMatchObject({ code: 'KEY_MISSING', data: { retryable: false } })
})

it('follows no redirect: key and words go nowhere else', async () => {
  const other = await startModelServer()
  server.answer(fault.redirect(`${other.baseUrl}/responses`))
  await errorOf(() => bench.draft())
  expect(other.asked).toEqual([])
  await other.close()
})

it('makes no second repair, and tells of a failure in the first as of any other', async () => {
  server.answer(says('What a pity.'), fault.status500())
  const error = await errorOf(() => bench.draft())
  expect(error).toMatchObject({ code: 'SERVICE_FAILED', data: { retryable: true } })
  expect(bench.requests().map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
    'draft unfit',
    'repair failed',
  ])
})

it('tells of the last failure where a server refuses more than the form', async () => {
  server.answer(bare(400))
  const error = await errorOf(() => bench.draft(ownServer))
  expect(error).toMatchObject({ code: 'SERVICE_REFUSED', data: { retryable: false } })
  expect(server.asked).toHaveLength(2)
  await errorOf(() => bench.draft(ownServer))
  expect(server.asked).toHaveLength(4)
})
