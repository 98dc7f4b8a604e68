// The server's conversation over a real peer: what the studio is tested against has to be what the service does.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PeerClient } from '../../../support/realtime-server/peer-client.ts'
import type { Message } from '../../../support/realtime-server/read-message.ts'
import { startRealtimeServer, type RealtimeServer } from '../../../support/realtime-server/realtime-server.ts'
import type { CallRecord } from '../../../support/realtime-server/call.ts'
import type { ItemOrder, ServerOptions, Step } from '../../../support/realtime-server/scenario.ts'

let server: RealtimeServer
let client: PeerClient

const session = {
  audio: { input: { transcription: { model: 'gpt-transcribe' }, turn_detection: { type: 'semantic_vad' } } },
}
/** Started once for each set of options: a process takes longer than a call. */
const servers = new Map<string, RealtimeServer>()

async function connect(options: ServerOptions = {}): Promise<void> {
  const key = JSON.stringify(options)
  server = servers.get(key) ?? (await startRealtimeServer({ msPerWord: 0, listens: false, ...options }))
  servers.set(key, server)
  await call()
}
/** Of the call of this test. */
async function recorded(): Promise<CallRecord> {
  const record = (await server.record()).at(-1)
  if (!record) throw new Error('There was no call')
  return record
}
async function call(): Promise<void> {
  const answer = await client.connect(server.baseUrl, session)
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toMatch(/^\/v1\/realtime\/calls\/rtc_/)
  await client.got('session.created')
}
const spoken = async (): Promise<unknown[]> =>
  (await recorded()).items.map(({ role, type, text }) => [role ?? type, text])
const shortened = (messages: Message[]): string[] =>
  messages.map(({ type }) => type.replace('conversation.item.', 'item.').replace('input_audio_', ''))

beforeAll(() => {
  client = new PeerClient()
})
afterEach(async () => {
  client.hangUp()
  await server.clearScript()
  await server.openCalls(0)
})
afterAll(async () => {
  await client.close()
  for (const started of servers.values()) await started.close()
})

describe('turns and responses', () => {
  test('a turn, its late text and the reply come in the order that was seen on the wire', async () => {
    await connect()
    await server.play([
      {
        kind: 'heard',
        text: 'I was born by the sea.',
        audioMs: 2_000,
        startMs: 500,
        transcription: { arrives: 'after_reply' },
      },
      { kind: 'respond', say: 'By the sea.' },
    ])
    await client.got('conversation.item.input_audio_transcription.completed')
    expect(shortened(client.messages).filter((type) => type !== 'rate_limits.updated')).toEqual([
      'session.created',
      'buffer.speech_started',
      'buffer.speech_stopped',
      'buffer.committed',
      'item.added',
      'item.done',
      'response.created',
      'response.output_item.added',
      'item.added',
      'response.content_part.added',
      'response.output_audio_transcript.delta',
      'output_audio_buffer.started',
      'response.output_audio.done',
      'response.output_audio_transcript.done',
      'response.content_part.done',
      'item.done',
      'response.output_item.done',
      'response.done',
      'output_audio_buffer.stopped',
      'item.transcription.completed',
    ])
    const record = await recorded()
    expect(record.items[0]).toMatchObject({
      audioStartMs: 500,
      audioEndMs: 2_500,
      text: 'I was born by the sea.',
    })
  })

  test.each<[ItemOrder, string[]]>([
    ['created_output_item', ['response.created', 'response.output_item.added', 'item.added']],
    ['created_item_output', ['response.created', 'item.added', 'response.output_item.added']],
    ['item_output_created', ['item.added', 'response.output_item.added', 'response.created']],
  ])('begins a response as %s', async (order, expected) => {
    await connect({ order })
    await server.play([{ kind: 'respond', say: 'Hello.', unprompted: true }])
    await client.got('response.done')
    expect(shortened(client.messages).slice(1, 4)).toEqual(expected)
  })

  test('texts fail, come empty, in pieces, or not at all', async () => {
    await connect()
    await server.play([
      { kind: 'heard', text: 'lost', transcription: { failed: 'Too noisy.' }, answered: false },
      { kind: 'heard', text: '', answered: false },
      {
        kind: 'heard',
        text: 'one two three four five six',
        transcription: { deltas: true, usage: 'duration' },
        answered: false,
      },
      { kind: 'heard', text: 'never told', transcription: { arrives: 'never' }, answered: false },
    ])
    await client.got('conversation.item.input_audio_transcription.completed', 2)
    expect(await spoken()).toEqual([
      ['user', null],
      ['user', ''],
      ['user', 'one two three four five six'],
      ['user', null],
    ])
    const deltas = await client.got('conversation.item.input_audio_transcription.delta', 2)
    expect(deltas.map(({ delta }) => delta).join('')).toBe('one two three four five six')
  })

  test('speech cuts off what is being said: cleared, truncated, incomplete, cancelled', async () => {
    await connect()
    await server.play([
      {
        kind: 'respond',
        say: 'one two three four five six seven eight',
        unprompted: true,
        playMs: 60_000,
        deltaMs: 60_000,
        overlap: 'making',
      },
      { kind: 'heard', text: 'Stop.', heardMs: 1_200, answered: false },
    ])
    await client.got('conversation.item.input_audio_transcription.completed')
    const types = shortened(client.messages)
    expect(
      types.slice(types.indexOf('buffer.speech_started'), types.indexOf('buffer.speech_stopped')),
    ).toEqual([
      'buffer.speech_started',
      'output_audio_buffer.cleared',
      'item.truncated',
      'response.output_audio.done',
      'response.output_audio_transcript.done',
      'response.content_part.done',
      'item.done',
      'response.output_item.done',
      'response.done',
    ])
    expect((await client.got('response.done'))[0]).toMatchObject({
      response: { status: 'cancelled', status_details: { reason: 'turn_detected' } },
    })
    const [item] = (await recorded()).items
    expect(item).toMatchObject({ text: 'one two three four ', heardMs: 1_200, status: 'incomplete' })
  })

  test('speech after the words were made cuts off the sound only', async () => {
    await connect()
    await server.play([
      { kind: 'respond', say: 'one two three', unprompted: true, playMs: 60_000, overlap: 'sounding' },
      { kind: 'heard', text: 'Stop.', heardMs: 1_200, answered: false },
    ])
    await client.got('conversation.item.truncated')
    const [done] = await client.got('response.done')
    expect(done).toMatchObject({ response: { status: 'completed' } })
    const record = await recorded()
    expect(record.items[0]).toMatchObject({ text: 'one two three', heardMs: 1_200, status: 'completed' })
  })

  test('what was due when the author went on speaking is told as cancelled', async () => {
    await connect()
    await server.script([
      { kind: 'sleep', ms: 300 },
      { kind: 'respond', say: 'Late.' },
    ])
    client.send({ type: 'response.create' })
    await server.heard('response.create')
    client.send({ type: 'response.cancel' })
    const [done] = await client.got('response.done')
    expect(done).toMatchObject({
      response: { status: 'cancelled', status_details: { reason: 'client_cancelled' } },
    })
  })

  test('without a script it says something of its own', async () => {
    await connect()
    client.send({ type: 'response.create' })
    await client.got('response.done')
    expect(await spoken()).toEqual([['assistant', 'I see. Please go on.']])
  })
})

describe('what a client may send', () => {
  const text = (id: string, words: string, more: object = {}) => ({
    type: 'conversation.item.create',
    event_id: `make_${id}`,
    item: { id, type: 'message', role: 'user', content: [{ type: 'input_text', text: words }] },
    ...more,
  })

  test('items are put at the head, after one, or at the end', async () => {
    await connect()
    client.send(text('a', 'A'))
    client.send(text('b', 'B'))
    client.send(text('head', 'Head', { previous_item_id: 'root' }))
    client.send(text('after_a', 'After A', { previous_item_id: 'a' }))
    client.send(text('nearer', 'Nearer', { previous_item_id: 'a' }))
    client.send(text('lost', 'Lost', { previous_item_id: 'nobody' }))
    client.send({ type: 'conversation.item.delete', item_id: 'b' })
    await client.got('conversation.item.deleted')
    const added = await client.got('conversation.item.added', 5)
    expect(added.map(({ previous_item_id: previous }) => previous)).toEqual([null, 'a', null, 'a', 'a'])
    expect((await spoken()).map((row) => (row as string[])[1])).toEqual(['Head', 'A', 'Nearer', 'After A'])
    expect(await client.got('error')).toMatchObject([
      { error: { event_id: 'make_lost', param: 'previous_item_id' } },
    ])
  })

  test.each([
    [
      'a session without a type',
      { type: 'session.update', session: { instructions: 'x' } },
      'missing_required_parameter',
    ],
    [
      'an output to no call',
      {
        type: 'conversation.item.create',
        item: { type: 'function_call_output', call_id: 'none', output: '' },
      },
      'invalid_tool_call_id',
    ],
    [
      'audio in an item of the assistant',
      {
        type: 'conversation.item.create',
        item: { type: 'message', role: 'assistant', content: [{ type: 'output_audio' }] },
      },
      'invalid_value',
    ],
    ['a cancellation of nothing', { type: 'response.cancel' }, 'response_cancel_not_active'],
    ['an event of no known type', { type: 'conversation.item.sing' }, 'invalid_value'],
  ])('refuses %s', async (_what, event, code) => {
    await connect()
    client.send({ event_id: 'mine', ...event })
    const [error] = await client.got('error')
    expect(error).toMatchObject({ error: { code, event_id: 'mine' } })
  })

  test('a session update keeps what it leaves out', async () => {
    await connect()
    client.send({
      type: 'session.update',
      session: { type: 'realtime', audio: { input: { turn_detection: null } } },
    })
    client.send({ type: 'session.update', session: { type: 'realtime', instructions: 'Listen.' } })
    const [, second] = await client.got('session.updated', 2)
    expect(second).toMatchObject({
      session: {
        instructions: 'Listen.',
        audio: { input: { turn_detection: null, transcription: { model: 'gpt-transcribe' } } },
      },
    })
  })

  test('calls are answered, all of them, before the next response; a second one at a time is refused', async () => {
    await connect()
    await server.script([
      {
        kind: 'respond',
        unprompted: true,
        calls: [
          { name: 'first', arguments: { a: 1 }, callId: 'c1' },
          { name: 'second', arguments: '{broken', callId: 'c2' },
        ],
      },
      { kind: 'await', type: 'conversation.item.create', contains: 'c1' },
      { kind: 'await', type: 'conversation.item.create', contains: 'c2' },
      { kind: 'respond', say: 'Both are done.', deltaMs: 50 },
    ])
    await client.got('response.done')
    for (const id of ['c1', 'c2'])
      client.send({
        type: 'conversation.item.create',
        item: { type: 'function_call_output', call_id: id, output: '{}' },
      })
    client.send({ type: 'response.create' })
    client.send({ type: 'response.create', event_id: 'too_many' })
    await server.finished()
    const [error] = await client.got('error')
    expect(error).toMatchObject({
      error: { code: 'conversation_already_has_active_response', event_id: 'too_many' },
    })
    expect((await spoken()).at(-1)).toEqual(['assistant', 'Both are done.'])
  })

  test('a response beside the conversation leaves no item in it', async () => {
    await connect()
    client.send({
      type: 'response.create',
      response: { conversation: 'none', metadata: { topic: 'digest' } },
    })
    const [done] = await client.got('response.done')
    expect(done).toMatchObject({ response: { conversation_id: null, metadata: { topic: 'digest' } } })
    expect(await spoken()).toEqual([])
  })
})

describe('trouble on the wire', () => {
  test('nonsense, repeats and disorder are sent as they are', async () => {
    await connect()
    await server.play([
      { kind: 'malformed' },
      { kind: 'emit', event: { type: 'one' } },
      { kind: 'duplicate', last: 1 },
      { kind: 'reverse', count: 2 },
      { kind: 'emit', event: { type: 'two' } },
      { kind: 'emit', event: { type: 'three' } },
      { kind: 'oversized', bytes: 262_144 },
    ])
    await client.got('oversized.event')
    expect(client.types().slice(-5)).toEqual(['one', 'one', 'three', 'two', 'oversized.event'])
    const [one, same] = await client.got('one', 2)
    expect(one).toEqual(same)
  })

  test('an event of one byte too many closes the channel', async () => {
    await connect()
    await server.script([{ kind: 'oversized', bytes: 262_145 }])
    await client.until('the channel stayed open', () => client.states.includes('channel closed'))
  })

  test('an expired session says so and ends; the rest of the script waits for the next call', async () => {
    await connect()
    await server.script([{ kind: 'expire' }, { kind: 'respond', say: 'Welcome back.', unprompted: true }])
    expect(await client.got('error')).toMatchObject([{ error: { code: 'session_expired' } }])
    await client.until('the channel stayed open', () => client.states.includes('channel closed'))
    await call()
    await server.finished()
    const record = (await server.record()).slice(-2)
    expect(record.map(({ items }) => items.length)).toEqual([0, 1])
    expect(record[0]?.ended).not.toBeNull()
  })

  test('after each of twenty cuts the script goes on, and its record is what the client was told', async () => {
    await connect()
    const steps = Array.from({ length: 20 }, (_, n): Step[] => [
      { kind: 'heard', text: `Before cut ${n}.` },
      { kind: 'respond', say: `Reply ${n}.` },
      { kind: 'cut', how: n % 2 ? 'channel' : 'peer' },
    ]).flat()
    await server.script(steps)
    for (let n = 0; n < 20; n += 1) {
      if (n > 0) await call()
      await client.until('it was not cut', () => client.states.includes('channel closed'))
      const added = await client.got('conversation.item.added', 2)
      expect(added.map(({ item }) => (item as { id: string }).id)).toEqual(
        (await recorded()).items.map(({ id }) => id),
      )
    }
    await server.finished()
  }, 40_000)

  test('a quota that is used up fails the response, not the call', async () => {
    await connect()
    const error = {
      type: 'insufficient_quota',
      code: 'insufficient_quota',
      message: 'You exceeded your quota.',
    }
    await server.play([{ kind: 'respond', unprompted: true, status: 'failed', error }])
    const [done] = await client.got('response.done')
    expect(done).toMatchObject({ response: { status: 'failed', status_details: { error }, output: [] } })
  })

  test('a hang-up by HTTP ends the call', async () => {
    await connect()
    const record = await recorded()
    const answer = await fetch(`${server.baseUrl}/realtime/calls/${record.callId}/hangup`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-test' },
    })
    expect(answer.status).toBe(200)
    await client.until('the channel stayed open', () => client.states.includes('channel closed'))
    expect((await recorded()).ended).toBe('hung up')
  })

  test('a step that cannot be done is told, not waited for', async () => {
    await connect()
    await expect(server.play([{ kind: 'await', type: 'session.update', withinMs: 50 }])).rejects.toThrow(
      'did not send session.update',
    )
  })

  test('the network goes and comes back, and nothing sent meanwhile is lost', async () => {
    await connect()
    await server.cut('network')
    await server.play([{ kind: 'emit', event: { type: 'while_away' } }])
    await client.until('it did not falter', () => client.states.includes('ice disconnected'))
    expect(client.types()).not.toContain('while_away')
    await server.heal()
    await client.got('while_away')
  })
})

describe('sound', () => {
  test('hears when somebody speaks, and is heard', async () => {
    await connect({ listens: true, semanticSilenceMs: 400 })
    await server.script([
      { kind: 'hear', text: 'A long note.' },
      { kind: 'respond', say: 'I heard it.', playMs: 600 },
    ])
    await new Promise((resolve) => setTimeout(resolve, 800))
    client.speak(1_500)
    await server.finished()
    expect(await spoken()).toEqual([
      ['user', 'A long note.'],
      ['assistant', 'I heard it.'],
    ])
    const [item] = (await recorded()).items
    const heardMs = (item?.audioEndMs ?? 0) - (item?.audioStartMs ?? 0)
    expect(heardMs).toBeGreaterThan(1_200)
    expect(heardMs).toBeLessThan(5_000)
    await client.until('no sound came', () => client.loudest > 1_000)
  })
})

describe('long and over', () => {
  test('three hours of talk pass in a minute, in bounded memory', async () => {
    await connect()
    const before = await server.state()
    const turns = Array.from({ length: 700 }, (_, n) => [
      { kind: 'heard' as const, text: `What I said in turn ${n}, and some more about it.`, audioMs: 9_000 },
      { kind: 'respond' as const, say: `What I asked in turn ${n}, and why I asked it.` },
    ]).flat()
    await server.play(turns, 60_000)
    expect(await spoken()).toHaveLength(1_400)
    const after = await server.state()
    expect((after.memoryBytes - before.memoryBytes) / 1e6).toBeLessThan(250)
    const record = await recorded()
    expect(record.items.at(-2)?.audioEndMs).toBeGreaterThanOrEqual(700 * 9_000)
  }, 90_000)
})
