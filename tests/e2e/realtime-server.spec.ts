// The test server of the Realtime API, called by real Chromium: what other tests lean on has to hold by itself.
import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fakeMicrophone, speechPart, writeFakeSpeech, type FakeSpeech } from '../support/fake-speech.ts'
import { BrowserCaller } from '../support/realtime-server/browser-caller.ts'
import type { Message } from '../support/realtime-server/read-message.ts'
import { startRealtimeServer, type RealtimeServer } from '../support/realtime-server/realtime-server.ts'

const session = {
  audio: {
    input: {
      transcription: { model: 'gpt-transcribe' },
      turn_detection: { type: 'semantic_vad', eagerness: 'low' },
    },
  },
}

let folder: string
let server: RealtimeServer
let caller: BrowserCaller
let speech: FakeSpeech

function firstCall(done: Message): string | undefined {
  const { output } = done['response'] as { output: { call_id?: string }[] }
  return output.find(({ call_id: id }) => id !== undefined)?.call_id
}

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'realtime-server-'))
  speech = writeFakeSpeech(folder, [
    { silenceMs: 3_000 },
    speechPart('librivox-austen-0870.wav', 4_000),
    { silenceMs: 20_000 },
  ])
  server = await startRealtimeServer({ semanticSilenceMs: 1_200 })
  caller = await BrowserCaller.open(fakeMicrophone(speech.path, { loop: false }))
})
test.afterEach(async () => {
  await caller.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('hears a voice from a file, answers aloud, calls a tool and goes on', async () => {
  await server.script([
    {
      kind: 'hear',
      text: 'Emma Woodhouse, handsome, clever, and rich.',
      transcription: { arrives: 200, deltas: true },
    },
    {
      kind: 'respond',
      say: 'Handsome, clever and rich. One moment.',
      calls: [{ name: 'create_note', arguments: { text: 'Emma' } }],
    },
    { kind: 'await', type: 'conversation.item.create', contains: 'function_call_output' },
    { kind: 'respond', say: 'I have made a note of it.', playMs: 1_000 },
  ])
  await caller.connect(server.baseUrl, session)
  const [started] = await caller.got('input_audio_buffer.speech_started')
  const [stopped] = await caller.got('input_audio_buffer.speech_stopped')
  const heardMs = Number(stopped?.['audio_end_ms']) - Number(started?.['audio_start_ms'])
  const spokenMs = (speech.spoken[0]?.endMs ?? 0) - (speech.spoken[0]?.startMs ?? 0)
  // With the padding before it and the silence after it; where exactly it began depends on how fast the call opened.
  expect(heardMs).toBeGreaterThan(spokenMs * 0.6)
  expect(heardMs).toBeLessThan(spokenMs + 5_000)
  const [first] = await caller.got('response.done')
  if (!first) throw new Error('There was no response')
  const callId = firstCall(first)
  await caller.send({
    type: 'conversation.item.create',
    event_id: 'e1',
    item: { type: 'function_call_output', call_id: callId, output: '{"ok":true}' },
  })
  await caller.send({ type: 'response.create', event_id: 'e2' })
  await server.finished()
  await caller.got('output_audio_buffer.stopped', 2)
  expect(await caller.loudest()).toBeGreaterThan(0.05)
  const [record] = await server.record()
  expect(record?.items.map(({ type, role, text }) => [type, role, text])).toEqual([
    ['message', 'user', 'Emma Woodhouse, handsome, clever, and rich.'],
    ['message', 'assistant', 'Handsome, clever and rich. One moment.'],
    ['function_call', null, null],
    ['function_call_output', null, null],
    ['message', 'assistant', 'I have made a note of it.'],
  ])
  const ids = (await caller.messages()).map(({ event_id: id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('takes the network away, gives it back, and breaks a call for good', async () => {
  await caller.connect(server.baseUrl, session)
  await server.cut('network')
  await caller.until('the network did not falter', async () =>
    (await caller.states()).includes('disconnected'),
  )
  await server.heal()
  await caller.until('it did not recover', async () => (await caller.states()).at(-1) === 'connected')
  await server.play([{ kind: 'malformed' }, { kind: 'flood', count: 3_000 }], 30_000)
  await caller.got('flood.tick', 3_000)
  await server.cut('channel')
  await caller.until('the channel stayed open', async () =>
    (await caller.states()).includes('channel closed'),
  )
})
