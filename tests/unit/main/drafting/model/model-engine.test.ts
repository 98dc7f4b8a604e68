// The engine over real HTTP, on both wires: what it sends, what it makes of the answer, and what its rows say.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createModelEngine } from '../../../../../src/main/drafting/model/model-engine.ts'
import type { PromptInput } from '../../../../../src/shared/drafting/prompt/prompt.ts'
import { answerSchema } from '../../../../../src/shared/drafting/prompt/answer-schema.ts'
import { answerFor } from '../../../../support/model-server/answer-for.ts'
import { draftAnswer, says } from '../../../../support/model-server/draft-answer.ts'
import { fault } from '../../../../support/model-server/faults.ts'
import { startModelServer, type ModelServer } from '../../../../support/model-server/model-server.ts'
import { errorOf, inline, KEY, makeEngineBench, ownServer, type EngineBench } from './engine-bench.ts'

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

const usage = { inputTokens: 2000, cachedTokens: 500, outputTokens: 300 }

describe.each([
  ['the Responses API', {}],
  ['chat completions', ownServer],
])('a draft by %s', (_name, engine) => {
  it('is the answer with ids for names', async () => {
    const answer = await bench.draft(engine)
    expect(answer.edits[0]?.paragraphs.map(({ sources }) => sources)).toEqual([['talk-1'], ['talk-3']])
  })

  it('asks for the form, streamed, under a key of its own and with a row of its own', async () => {
    await bench.draft(engine)
    const [asked] = server.asked
    const [row] = bench.requests()
    expect(asked).toMatchObject({ streams: true, idempotencyKey: row?.id, schema: answerSchema })
    expect(row).toMatchObject({
      kind: 'draft',
      outcome: 'answered',
      attempt: 1,
      host: server.host,
      error: null,
    })
    expect(row?.prompt?.map(({ text }) => text).join('\n\n')).toBe(asked?.promptText)
    expect(JSON.parse(row?.answer ?? '')).toEqual(answerFor(asked ?? { userText: '' }))
  })

  it('tells of nothing but what it needs to', async () => {
    await bench.draft(engine)
    const names = Object.keys(server.asked[0]?.headers ?? {})
    expect(names.filter((name) => /stainless|openai|user-agent/.test(name))).toEqual(['user-agent'])
    expect(server.asked[0]?.headers['user-agent']).toBe('node')
  })

  it('adds what was used to the job', async () => {
    server.answer(draftAnswer(answerFor, { usage }))
    await bench.draft(engine)
    expect(bench.requests()[0]?.usage).toEqual(usage)
    expect(bench.job()).toMatchObject(usage)
  })

  it('does without what was used where a server does not tell', async () => {
    server.answer(draftAnswer(answerFor, { usage: null }))
    await bench.draft(engine)
    expect(bench.requests()[0]?.usage).toBeNull()
    expect(bench.job()).toMatchObject({ inputTokens: null, outputTokens: null })
  })

  it('tells how far it is: rising, never done before the end, with the section that is written', async () => {
    await bench.draft(engine)
    const fractions = bench.progress.map(({ fraction }) => fraction)
    expect(bench.progress[0]).toEqual({ section: null, fraction: 0 })
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(Math.max(...fractions)).toBeLessThan(1)
    expect(bench.progress.at(-1)?.section).toBe('What was said')
  })

  it('reads an answer that comes as a whole, from a server that does not stream', async () => {
    server.answer((asked) => [{ kind: 'http', status: 200, body: wholeAnswer(asked.wire, answerFor(asked)) }])
    expect((await bench.draft(engine)).edits).toHaveLength(1)
  })

  it('reads over events that nobody knows', async () => {
    server.answer(fault.garbageEvents())
    expect((await bench.draft(engine)).edits).toHaveLength(1)
  })

  it.each([
    ['no JSON', fault.invalidJson()],
    ['another form', fault.wrongSchema()],
    ['names that are not in the prompt', fault.unknownNames()],
    ['nothing', says('')],
  ])('asks once more after %s, saying what is wrong, under another key', async (_what, bad) => {
    server.answer(bad, draftAnswer())
    await bench.draft(engine)
    expect(bench.requests().map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'draft unfit',
      'repair answered',
    ])
    expect(server.asked[1]?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(server.asked[1]?.idempotencyKey).not.toBe(server.asked[0]?.idempotencyKey)
  })

  it('gives up after two answers of no use, and says so', async () => {
    server.answer(fault.invalidJson())
    const error = await errorOf(() => bench.draft(engine))
    expect(error).toMatchObject({ code: 'SERVICE_REFUSED', data: { retryable: false } })
    expect(error.message).toMatch(/twice in a form .* unchanged.*choose another model in Settings/)
    expect(server.asked).toHaveLength(2)
  })
})

function wholeAnswer(wire: string | null, answer: unknown): object {
  const text = JSON.stringify(answer)
  if (wire === 'chat') return { choices: [{ index: 0, message: { content: text }, finish_reason: 'stop' }] }
  return { status: 'completed', output: [{ type: 'message', content: [{ type: 'output_text', text }] }] }
}

describe('the hosted service', () => {
  it('is given the key, keeps nothing, and is held to a length', async () => {
    await bench.draft()
    expect(server.asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
    expect(server.asked[0]?.body).toMatchObject({ store: false, max_output_tokens: 16_000 })
  })

  it('costs what its tokens cost', async () => {
    server.answer(draftAnswer(answerFor, { usage }))
    await bench.draft()
    const cost = (1500 * 2 + 500 * 0.2 + 300 * 10) / 1_000_000
    expect(bench.requests()[0]?.costUsd).toBeCloseTo(cost, 9)
    expect(bench.job()?.costUsd).toBeCloseTo(cost, 9)
  })

  it('is sent no key that cannot be one', async () => {
    const error = await errorOf(() => bench.draft({ key: 'sk with space' }))
    expect(error.code).toBe('KEY_REFUSED')
    expect(server.asked).toEqual([])
    expect(bench.requests()[0]?.outcome).toBe('failed')
  })
})

describe('a server of the author’s own', () => {
  it('is sent no key when there is none, whatever the environment holds', async () => {
    process.env['OPENAI_API_KEY'] = 'sk-of-the-environment'
    process.env['OPENAI_CUSTOM_HEADERS'] = 'authorization: Bearer sk-of-the-environment'
    try {
      await bench.draft(ownServer)
    } finally {
      delete process.env['OPENAI_API_KEY']
      delete process.env['OPENAI_CUSTOM_HEADERS']
    }
    expect(server.asked[0]?.headers.authorization).toBeUndefined()
    expect(server.asked[0]?.body).toMatchObject({ max_tokens: 4000 })
  })

  it('is asked in words when it refuses the form, and from then on at once', async () => {
    server.answer(fault.noFormatSupport())
    await bench.draft(ownServer)
    expect(bench.requests().map(({ outcome }) => outcome)).toEqual(['failed', 'answered'])
    const [first, second] = server.asked
    expect(first?.schema).not.toBeNull()
    expect(second?.body).not.toHaveProperty('response_format')
    expect(second?.body).not.toHaveProperty('stream_options')
    expect(second?.messages[0]?.text).toContain(JSON.stringify(answerSchema))
    await bench.draft(ownServer)
    expect(server.asked).toHaveLength(3)
  })

  it('is not thought to refuse the form when it has not got the model', async () => {
    const missing = { error: { message: 'model "llama" not found, try pulling it first' } }
    server.answer([{ kind: 'http', status: 404, body: missing }])
    const error = await errorOf(() => bench.draft(ownServer))
    expect(error.message).toContain('does not have the model llama')
    expect(server.asked).toHaveLength(1)
  })

  it.each([
    ['announced', '<think>What a {"summary": "thought"}</think>\n'],
    ['without their first mark', 'What a {"summary": "thought"}</think>\n'],
  ])('may think before it answers: thoughts %s are no answer', async (_how, thoughts) => {
    server.answer((asked) => says(thoughts + JSON.stringify(answerFor(asked)), { chunk: 5 }))
    expect((await bench.draft(ownServer)).edits).toHaveLength(1)
  })

  it('may think in a field of its own', async () => {
    server.answer((asked) => [{ kind: 'think', text: 'Hm. {' }, ...draftAnswer()(asked)])
    expect((await bench.draft(ownServer)).edits).toHaveLength(1)
  })

  it('needs a model that is chosen', async () => {
    const error = await errorOf(() => bench.draft({ ...ownServer, model: ' ' }))
    expect(error.message).toMatch(/No model is chosen.*unchanged.*Settings/)
    expect(server.asked).toEqual([])
    expect(bench.requests()).toEqual([])
  })

  it('costs nothing on this computer', async () => {
    await bench.draft(ownServer)
    expect(bench.job()?.costUsd).toBe(0)
  })
})

it('keeps the digests that were made for the prompt', async () => {
  const fresh = [{ sessionId: 'talk', fingerprint: 'f', entries: [] }]
  const background = inline(() => ({ freshDigests: fresh }))
  const kept: unknown[] = []
  await bench.draft({ background, keepDigests: (digests) => void kept.push(digests) })
  expect(kept).toEqual([fresh])
})

it('builds the prompt within the author’s budget, and room for the form where it is told in words', async () => {
  const budgets: number[] = []
  const background = inline((input: PromptInput) => {
    budgets.push(input.budgetTokens)
    return {}
  })
  await bench.draft({ background })
  await bench.draft({ background, budgetTokens: 30_000 })
  await bench.draft({ ...ownServer, background })
  expect(budgets.slice(0, 2)).toEqual([60_000, 30_000])
  expect(budgets[2]).toBeGreaterThan(4000)
  expect(budgets[2]).toBeLessThan(6000)
})

it('names itself and its model', () => {
  const { ctx } = bench
  const engine = createModelEngine({ ...bench.options({ model: 'gpt-6-astra' }) })
  expect(engine).toMatchObject({ name: 'hosted', model: 'gpt-6-astra' })
  expect(ctx.events).toEqual([])
})
