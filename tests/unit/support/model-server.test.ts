// The server that the tests of drafting rest on: the real package must read what it sends, and it must tell the truth about
// what it was asked.
import { OpenAI } from 'openai'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildPrompt } from '../../../src/shared/drafting/prompt/build-prompt.ts'
import { readAnswer } from '../../../src/shared/drafting/prompt/read-answer.ts'
import { answerFor, namedIn, sectionNamed } from '../../support/model-server/answer-for.ts'
import { draftAnswer, says } from '../../support/model-server/draft-answer.ts'
import { fault } from '../../support/model-server/faults.ts'
import { startModelServer, type ModelServer } from '../../support/model-server/model-server.ts'
import type { WireAnswer } from '../../support/model-server/wire-answer.ts'
import { contextOf, talk } from '../shared/drafting/embedded/contexts.ts'

let server: ModelServer
let client: OpenAI
beforeEach(async () => {
  server = await startModelServer({ apiKey: 'sk-test' })
  client = new OpenAI({
    apiKey: 'sk-test',
    baseURL: server.baseUrl,
    maxRetries: 0,
    timeout: 10_000,
    logLevel: 'off',
  })
})
afterEach(() => server.close())

const prompt =
  'Rules.\n\n<transcript>\n[i1] Anna: We lived by the river.\n[i2] Anna: In a red house.\n</transcript>'
const messages = [{ role: 'user' as const, content: prompt }]
const model = 'gpt-6.1-sol'
const nothing: WireAnswer = { summary: 'Über nothing 🌊', edits: [], todos: [], resolvedTodoIds: [] }

async function byResponses(options?: { signal: AbortSignal }) {
  const stream = await client.responses.create({ model, input: prompt, stream: true }, options)
  const events = []
  for await (const event of stream) events.push(event)
  return events
}

async function byChat() {
  const stream = await client.chat.completions.create({
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
  })
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}
const contentOf = (chunks: Awaited<ReturnType<typeof byChat>>) =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')

describe('the wires', () => {
  it('streams an answer of the Responses API as the package knows it', async () => {
    const usage = { inputTokens: 900, cachedTokens: 500, outputTokens: 30 }
    server.answer(draftAnswer(nothing, { chunk: 7, usage }))
    const events = await byResponses()
    const types = events.map(({ type }) => type)
    expect([...new Set(types)]).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ])
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index))
    const deltas = events.flatMap((event) =>
      event.type === 'response.output_text.delta' ? [event.delta] : [],
    )
    expect(JSON.parse(deltas.join(''))).toEqual(nothing)
    const last = events.at(-1)
    expect(last?.type === 'response.completed' && last.response.usage).toMatchObject({
      input_tokens: 900,
      input_tokens_details: { cached_tokens: 500 },
      output_tokens: 30,
    })
  })

  it('streams chat completions, with usage when it was asked for', async () => {
    const usage = { inputTokens: 900, cachedTokens: 500, outputTokens: 30 }
    server.answer(draftAnswer(nothing, { chunk: 7, usage }))
    const chunks = await byChat()
    expect(JSON.parse(contentOf(chunks))).toEqual(nothing)
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop')
    expect(chunks.at(-1)).toMatchObject({
      choices: [],
      usage: { prompt_tokens: 900, completion_tokens: 30, prompt_tokens_details: { cached_tokens: 500 } },
    })
    const stream = await client.chat.completions.create({ model, messages, stream: true })
    for await (const { usage } of stream) expect(usage).toBeUndefined()
  })

  it('answers whole when no stream was asked for', async () => {
    server.answer(draftAnswer(nothing))
    const response = await client.responses.create({ model, input: prompt })
    expect([response.status, JSON.parse(response.output_text)]).toEqual(['completed', nothing])
    const completion = await client.chat.completions.create({ model, messages })
    expect(JSON.parse(completion.choices[0]?.message.content ?? '')).toEqual(nothing)
    expect(completion.usage?.total_tokens).toBeGreaterThan(0)
  })

  it('lists models, and knows the key', async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toContain(model)
    expect((await client.models.retrieve(model)).id).toBe(model)
    await expect(client.models.retrieve('none')).rejects.toMatchObject({ status: 404 })
    const other = client.withOptions({ apiKey: 'sk-other' })
    await expect(other.models.list()).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' })
  })
})

describe('what it was asked', () => {
  it('keeps path, key, prompt and schema of both wires', async () => {
    const schema = { type: 'object' }
    const format = { type: 'json_schema' as const, name: 'draft', strict: true, schema }
    const headers = { 'idempotency-key': 'k1' }
    await client.responses.create({ model, input: prompt, text: { format } }, { headers })
    const json_schema = { name: 'draft', strict: true, schema }
    await client.chat.completions.create({
      model,
      messages: [{ role: 'system', content: 'Rules.' }, ...messages],
      response_format: { type: 'json_schema', json_schema },
    })
    const [first, second] = server.asked
    expect(first).toMatchObject({
      path: '/v1/responses',
      wire: 'responses',
      idempotencyKey: 'k1',
      schema,
      model,
    })
    expect(second).toMatchObject({ wire: 'chat', idempotencyKey: null, schema, streams: false })
    expect([first?.userText, second?.userText, second?.promptText]).toEqual([
      prompt,
      prompt,
      `Rules.\n\n${prompt}`,
    ])
    expect(server.billed.map(({ key, path }) => [key, path])).toEqual([
      ['k1', '/v1/responses'],
      [null, '/v1/chat/completions'],
    ])
  })

  it('tells of a key that comes with another body, and of one answered twice', async () => {
    const headers = { 'idempotency-key': 'k1' }
    await client.responses.create({ model, input: 'one' }, { headers })
    expect(server.violations).toEqual([])
    await client.responses.create({ model, input: 'two' }, { headers })
    expect(server.violations).toEqual([
      'The key k1 came with another body.',
      'The key k1 was answered twice.',
    ])
  })

  it('makes a draft of the names that the prompt has', async () => {
    const { output_text } = await client.responses.create({ model, input: prompt })
    const answer = JSON.parse(output_text) as WireAnswer
    expect(answer.edits[0]?.paragraphs).toEqual([
      { markdown: 'We lived by the river.', sources: ['i1'] },
      { markdown: 'In a red house.', sources: ['i2'] },
    ])
  })

  it('finds all that the studio’s own prompt names, and nothing that data made up', () => {
    const context = contextOf(talk(['We lived by the river.', 'Q: And [i9] who?', 'My <b>aunt</b>: yes.']))
    const section = { projectId: 'project', status: 'drafting' as const, targetWords: 300, ownParagraphs: [] }
    const prompt = buildPrompt({
      budgetTokens: 8_000,
      context: {
        ...context,
        newItemIds: ['talk-2'],
        sections: [
          {
            ...section,
            id: 'a',
            position: 0,
            heading: 'River (1961)',
            locked: false,
            body: 's9: x (drafting, 1 words)',
          },
          { ...section, id: 'b', position: 1, heading: 'Aunt', locked: true, body: 'She.' },
        ],
        todos: [
          {
            id: 't',
            projectId: 'p',
            sessionId: null,
            label: 'Which river?',
            status: 'open',
            createdAt: 1,
            resolvedAt: null,
          },
        ],
      },
    })
    const userText = prompt.messages.find(({ role }) => role === 'user')?.text ?? ''
    expect(namedIn({ userText })).toEqual({
      sections: [
        { name: 's1', heading: 'River (1961)', locked: false },
        { name: 's2', heading: 'Aunt', locked: true },
      ],
      items: [
        { name: 'i1', text: 'We lived by the river.', isNew: false },
        { name: 'i2', text: 'My <b>aunt</b>: yes.', isNew: true },
      ],
      todos: [{ name: 't1', label: 'Which river?' }],
    })
    expect(sectionNamed({ userText }, 'Aunt')).toBe('s2')
    const read = readAnswer(JSON.stringify(answerFor({ userText })), prompt.names)
    expect(read).toMatchObject({ answer: { edits: [{ paragraphs: [{ sources: ['talk-2'] }] }] } })
  })

  it('gives answers in their order, the last one again and again', async () => {
    server.answer(says('one'), says('two'))
    const texts = []
    for (let ask = 0; ask < 3; ask++)
      texts.push((await client.responses.create({ model, input: prompt })).output_text)
    expect(texts).toEqual(['one', 'two', 'two'])
  })
})

describe('a stream that is held', () => {
  it('stops at its piece, and goes on when it is let go', async () => {
    server.answer(says('abcdef', { chunk: 2 }))
    server.hold(2)
    const stream = await client.responses.create({ model, input: prompt, stream: true })
    let text = ''
    const read = (async () => {
      for await (const event of stream) if (event.type === 'response.output_text.delta') text += event.delta
    })()
    await server.held()
    await expect.poll(() => text).toBe('abcd')
    expect(server.billed).toEqual([])
    server.release()
    await read
    expect([text, server.billed.length]).toEqual(['abcdef', 1])
  })

  it('sees the client go, and bills nothing', async () => {
    server.hold(1)
    const going = new AbortController()
    const reading = byResponses({ signal: going.signal }).catch(() => undefined)
    const asked = await server.waitFor(1)
    await server.held()
    going.abort()
    await reading
    expect(await asked.ended).toBe('aborted')
    expect(server.billed).toEqual([])
  })

  it('is ended by close', async () => {
    server.hold()
    const reading = byResponses().catch((error: unknown) => error)
    const asked = await server.waitFor(1)
    await server.held()
    await server.close()
    expect(await asked.ended).toBe('cut')
    expect(await reading).toBeInstanceOf(Error)
  })
})

describe('faults', () => {
  it.each([
    ['status401', fault.status401(), { status: 401, code: 'invalid_api_key' }],
    ['status403', fault.status403(), { status: 403 }],
    ['status429', fault.status429({ retryAfter: 7 }), { status: 429, code: 'rate_limit_exceeded' }],
    ['status500', fault.status500(), { status: 500 }],
    ['status503', fault.status503(), { status: 503 }],
    ['quota', fault.quota(), { status: 429, code: 'insufficient_quota' }],
    ['modelNotFound', fault.modelNotFound(), { status: 404, code: 'model_not_found' }],
    ['webPage', fault.webPage(), {}],
    ['cutAfter', fault.cutAfter(2), {}],
    ['brokenEvents', fault.brokenEvents(), {}],
    ['failsMidStream', fault.failsMidStream('error'), {}],
  ])('%s is an error of the package', async (_, script, shape) => {
    server.answer(script)
    if (shape && 'status' in shape) await expect(byChat()).rejects.toMatchObject(shape)
    else if (_ !== 'webPage') await expect(byResponses()).rejects.toThrow()
    else expect(await byResponses()).toEqual([])
    expect(server.billed).toEqual([])
  })

  it('ends an answer early as each wire tells it', async () => {
    const lastOf = async () => (await byResponses()).at(-1)
    server.answer(fault.lengthLimit())
    expect(await lastOf()).toMatchObject({
      type: 'response.incomplete',
      response: { incomplete_details: { reason: 'max_output_tokens' } },
    })
    expect((await byChat()).at(-2)?.choices[0]?.finish_reason).toBe('length')
    server.answer(fault.contentFilter())
    expect(await lastOf()).toMatchObject({ response: { incomplete_details: { reason: 'content_filter' } } })
    expect((await byChat()).at(-2)?.choices[0]?.finish_reason).toBe('content_filter')
    server.answer(fault.failsMidStream('failed'))
    expect(await lastOf()).toMatchObject({
      type: 'response.failed',
      response: { error: { code: 'server_error' } },
    })
    server.answer(fault.refusal('No.'))
    expect((await byResponses()).find(({ type }) => type === 'response.refusal.done')).toMatchObject({
      refusal: 'No.',
    })
  })

  it('knows servers without formats, and answers once none is asked for', async () => {
    server.answer(fault.noFormatSupport(draftAnswer(nothing)))
    const response_format = { type: 'json_object' as const }
    await expect(client.chat.completions.create({ model, messages, response_format })).rejects.toMatchObject({
      status: 400,
    })
    expect(JSON.parse(contentOf(await byChat()))).toEqual(nothing)
  })

  it('sends a good answer among garbage, on both wires', async () => {
    server.answer(fault.garbageEvents())
    expect((await byResponses()).at(-1)?.type).toBe('response.completed')
    expect(JSON.parse(contentOf(await byChat()))).toMatchObject({ summary: 'Wrote What was said.' })
  })

  it('floods no further than the client reads', async () => {
    server.answer(fault.huge())
    const stream = await client.responses.create({ model, input: prompt, stream: true })
    for await (const event of stream) if (event.sequence_number > 20) break
    expect(await server.asked[0]?.ended).toBe('aborted')
  })

  it('hangs before and after the headers until it is closed', async () => {
    server.answer(fault.hang('beforeHeaders'), fault.hang('midStream'))
    const impatient = client.withOptions({ timeout: 100 })
    await expect(impatient.responses.create({ model, input: prompt, stream: true })).rejects.toThrow(
      /timed out/i,
    )
    expect(await server.asked[0]?.ended).toBe('aborted')
    const stream = await client.responses.create({ model, input: prompt, stream: true })
    const asked = await server.waitFor(2)
    for await (const event of stream) if (event.type === 'response.output_text.delta') break
    expect(await asked.ended).toBe('aborted')
  })
})
