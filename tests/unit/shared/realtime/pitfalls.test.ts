// Bugs that others shipped, each under its report: none of them may come back here. What concerns the connection only is
// in tests/unit/renderer/realtime/pitfalls-transport.test.ts and tests/unit/main/realtime/pitfalls-connection.test.ts.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRotationDue } from '../../../../src/shared/realtime/connection-plan.ts'
import { stampedOf } from '../../../../src/shared/realtime/read-log.ts'
import { buildSeeds } from '../../../../src/shared/realtime/reseed.ts'
import { buildSession } from '../../../../src/shared/realtime/session-config.ts'
import type { SequencerInput } from '../../../../src/shared/realtime/sequencer-types.ts'
import type { TranscriptItem } from '../../../../src/shared/transcript/item.ts'
import { makeItem } from '../../../support/items.ts'
import { goldenEntries, transcriptOf } from '../transcript/golden.ts'
import { call, Driver, seed, wireSession } from './sequencer-driver.ts'

const create = 'response.create'
const itemCreate = 'conversation.item.create'

/** Raw events, in order, as the transcript reads them. */
function itemsOf(raws: unknown[]) {
  return transcriptOf(
    raws.flatMap((raw, seq) => stampedOf({ seq, at: 1000 + seq * 100, audioOffsetMs: 0, raw }) ?? []),
  )
}

function user(id: string, previous: string | null, transcript: string | null = null) {
  const item = {
    id,
    type: 'message',
    role: 'user',
    status: 'completed',
    content: [{ type: 'input_audio', transcript }],
  }
  return { type: 'conversation.item.added', item, previous_item_id: previous }
}
const transcription = (id: string, transcript: string) => ({
  type: 'conversation.item.input_audio_transcription.completed',
  item_id: id,
  content_index: 0,
  transcript,
})
const assistant = (id: string, status: string, transcript: string | null) => ({
  id,
  type: 'message',
  role: 'assistant',
  status,
  content: [{ type: 'output_audio', transcript }],
})

/** The sequencer hears a recorded session. */
function hearing(name: string): Driver {
  const d = new Driver().open()
  for (const { at, raw } of goldenEntries(name)) {
    d.now = at
    d.give({ type: 'server', raw })
  }
  return d
}

describe('words', () => {
  it('openai-agents-js #106: a null that comes after a transcript does not take it away', () => {
    const items = itemsOf([
      user('U1', null),
      transcription('U1', 'My mother baked bread.'),
      { ...user('U1', null), type: 'conversation.item.done' },
      user('U1', null, ''),
    ])
    expect(items.map(({ text }) => text)).toEqual(['My mother baked bread.'])
  })

  it('openai-agents-js #523, openai-realtime-agents #112: an interruption does not wipe what was generated', () => {
    const delta = (text: string) => ({
      type: 'response.output_audio_transcript.delta',
      response_id: 'R1',
      item_id: 'A1',
      content_index: 0,
      delta: text,
    })
    const [item] = itemsOf([
      { type: 'response.created', response: { id: 'R1', conversation_id: 'c' } },
      {
        type: 'conversation.item.added',
        item: assistant('A1', 'in_progress', null),
        previous_item_id: null,
      },
      delta('And what did '),
      delta('she say?'),
      { type: 'output_audio_buffer.cleared', response_id: 'R1' },
      { type: 'conversation.item.truncated', item_id: 'A1', content_index: 0, audio_end_ms: 700 },
      { type: 'conversation.item.done', item: assistant('A1', 'incomplete', ''), previous_item_id: null },
      {
        type: 'response.done',
        response: { id: 'R1', status: 'cancelled', output: [assistant('A1', 'incomplete', null)] },
      },
    ])
    expect(item).toMatchObject({ text: 'And what did she say?', interrupted: true, heardMs: 700 })
  })

  it('openai-agents-python #4597: nothing is ever retrieved, and what was complete stays complete', () => {
    const done = {
      type: 'conversation.item.done',
      item: assistant('A1', 'completed', 'Yes.'),
      previous_item_id: null,
    }
    const late = {
      type: 'conversation.item.added',
      item: assistant('A1', 'in_progress', null),
      previous_item_id: null,
    }
    const retrieved = { type: 'conversation.item.retrieved', item: assistant('A1', 'in_progress', null) }
    expect(itemsOf([done, late, retrieved])).toMatchObject([{ status: 'completed', text: 'Yes.' }])
    // No source file knows how to ask for an item.
    const folder = join(import.meta.dirname, '../../../../src')
    const naming = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .filter((name) => readFileSync(join(folder, name), 'utf8').includes('conversation.item.retrieve'))
    expect(naming).toEqual([])
  })

  it('openai-realtime-console #46, openai-agents-js #297, agent-squad #641: a failed transcription is an item, and can be heard', () => {
    const [item] = itemsOf([
      { type: 'input_audio_buffer.speech_started', item_id: 'U1', audio_start_ms: 400 },
      { type: 'input_audio_buffer.speech_stopped', item_id: 'U1', audio_end_ms: 2400 },
      user('U1', null),
      {
        type: 'conversation.item.input_audio_transcription.failed',
        item_id: 'U1',
        content_index: 0,
        error: { code: 'audio_unintelligible' },
      },
    ])
    // Where it is in the recording, for transcribing it again.
    expect(item).toMatchObject({ text: '[inaudible]', audioStartMs: 400, audioEndMs: 2400 })
    const failed = { type: 'server', raw: { type: 'conversation.item.input_audio_transcription.failed' } }
    expect(new Driver().open().give(failed as SequencerInput).problems).toEqual([])
  })

  it('openai-openapi #518: items are known by added and done; `created` is not waited for', () => {
    expect(itemsOf([user('U1', null), transcription('U1', 'Yes.')])).toHaveLength(1)
    expect(itemsOf([{ ...user('U1', null), type: 'conversation.item.done' }])).toHaveLength(1)
    const d = new Driver().open([seed('s0'), seed('s1')])
    expect(d.added('s0').sent).toEqual([])
    d.server('conversation.item.done', { item: { id: 's1', type: 'message' } })
    expect(d.last.at(-1)).toEqual({ type: 'ready' })
  })

  it('pipecat PR #4465: two spoken items of one response are two items', () => {
    const spoken = (id: string, previous: string, text: string, n: number) => [
      {
        type: 'conversation.item.added',
        item: assistant(id, 'in_progress', null),
        previous_item_id: previous,
      },
      {
        type: 'response.output_audio_transcript.delta',
        response_id: 'R1',
        item_id: id,
        output_index: n,
        content_index: 0,
        delta: text,
      },
    ]
    const items = itemsOf([
      user('U1', null),
      { type: 'response.created', response: { id: 'R1', conversation_id: 'c' } },
      ...spoken('A1', 'U1', 'One moment.', 0),
      ...spoken('A2', 'A1', 'Where was that?', 1),
      { type: 'output_audio_buffer.started', response_id: 'R1' },
      { type: 'output_audio_buffer.cleared', response_id: 'R1' },
    ])
    expect(items.map(({ itemId, text }) => [itemId, text])).toEqual([
      ['U1', null],
      ['A1', 'One moment.'],
      ['A2', 'Where was that?'],
    ])
    // The cut hit the one that was last.
    expect(items.map(({ interrupted }) => interrupted)).toEqual([false, false, true])
  })
})

describe('responses', () => {
  it('openai-realtime-agents #3, openai-agents-python #1466, pipecat PR #3960: a response is never asked for beside another', () => {
    const d = new Driver()
      .open()
      .created('r1')
      .done('r1', 'completed', [call('1')])
    // The author speaks while the tool runs, and the service answers him by itself.
    d.speaks().turn().created('r2').answer('1')
    expect(d.sent).toEqual([itemCreate])
    expect(d.done('r2').sent).toEqual([create])
    // It collides all the same: the service was faster.
    d.error('conversation_already_has_active_response', d.sentOf(create)[0]?.event_id)
    expect(d.problems).toEqual([])
  })

  it('openclaw PR #117923: calls of a cancelled response are not executed', () => {
    const d = new Driver().open().created('r')
    d.server('response.function_call_arguments.done', { response_id: 'r', item_id: 'f', call_id: '1' })
    d.server('response.output_item.done', { response_id: 'r', item: call('1') })
    d.server('conversation.item.done', { item: call('1') })
    expect(d.done('r', 'cancelled', [call('1')]).ran).toEqual([])
    expect(hearing('case-4-interrupted-while-speaking.jsonl').ran).toEqual([])
    expect(hearing('case-9-spoken-during-a-tool.jsonl').ran).toEqual(['call_1'])
  })

  it('openai-realtime-agents #19: typed text stops the speech before it is sent', () => {
    const d = new Driver().open().created('r').sound('r').give({ type: 'typed', itemId: 't', text: 'Stop.' })
    expect(d.sent).toEqual(['response.cancel', 'output_audio_buffer.clear', itemCreate])
  })

  it('community 1112932: playback is stopped by a cancel and a clear, never by a truncation', () => {
    const d = new Driver().open().created('r').sound('r')
    d.give({ type: 'paused', on: true })
    expect(d.sent.slice(0, 2)).toEqual(['response.cancel', 'output_audio_buffer.clear'])
    expect(d.all.some((c) => c.type === 'send' && /truncate/.test(c.event.type))).toBe(false)
  })
})

describe('shapes', () => {
  const session = buildSession({
    stage: 'ghostwriting',
    model: 'gpt-realtime-2.1',
    voice: 'marin',
    language: 'en-GB',
    keywords: ['Hedvig'],
    instructions: 'Ask one question at a time.',
    withResponses: true,
  })

  it('openai-node #1641, TanStack/ai #586: every session names its type, and has the shape of the GA interface', () => {
    const d = new Driver().open([seed('s0')]).added('s0')
    d.give({ type: 'session_changed', session }).give({ type: 'held', on: true })
    d.give({ type: 'paused', on: true }).give({ type: 'paused', on: false }).give({ type: 'held', on: false })
    d.after(11_000)
    const sent = d.sentOf('session.update').map((event) => event.session)
    expect(sent.length).toBeGreaterThan(4)
    for (const one of [...sent, session]) {
      expect(one.type).toBe('realtime')
      for (const beta of ['modalities', 'turn_detection', 'input_audio_format', 'temperature', 'voice'])
        expect(one).not.toHaveProperty(beta)
    }
    // The beta's events say nothing, and break nothing.
    expect(itemsOf([{ type: 'response.audio_transcript.delta', item_id: 'a', delta: 'x' }])).toEqual([])
    // A refused update is not taken for granted.
    const refused = new Driver().open().give({ type: 'session_changed', session: wireSession })
    refused.error('missing_required_parameter', refused.sentOf('session.update')[0]?.event_id)
    expect(refused.problems).toMatchObject([{ kind: 'session_refused' }])
  })

  it('openai-agents-js #963, livekit/agents-js PR #977: what the assistant said is replayed as text', () => {
    const said: TranscriptItem[] = (['assistant', 'user'] as const).map((role, position) => ({
      ...makeItem({ itemId: `i${position}`, role, text: `Words of the ${role}.` }),
      sessionId: 's1',
      position,
    }))
    const seeds = buildSeeds({
      project: null,
      blueprint: null,
      openTodos: [],
      notes: [],
      items: said,
      sessionId: 's1',
      n: 2,
    })
    const parts = seeds.flatMap(({ role, content }) => content.map(({ type }) => [role, type].join(' ')))
    expect(parts).toContain('assistant output_text')
    expect(parts).toContain('user input_text')
    expect(JSON.stringify(seeds)).not.toContain('audio')
  })

  it('livekit/agents PR #5779: the transcription model is one that takes turn detection', () => {
    expect(session).toMatchObject({
      audio: {
        input: { transcription: { model: 'gpt-transcribe' }, turn_detection: { type: 'semantic_vad' } },
      },
    })
  })
})

describe('long sessions', () => {
  it('pipecat #3170: the connection is exchanged before the service cuts it at an hour, and a cut is understood', () => {
    const minutes = (n: number) => n * 60_000
    expect(isRotationDue(minutes(49), true)).toBe(false)
    expect(isRotationDue(minutes(51), true)).toBe(true)
    expect(isRotationDue(minutes(51), false)).toBe(false)
    expect(isRotationDue(minutes(58), false)).toBe(true)
    expect(new Driver().open().error('session_expired').problems).toMatchObject([{ kind: 'expired' }])
  })
})
