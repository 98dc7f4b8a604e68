// A voice session from its first word to its last, with time that a test moves.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { StudioError } from '../../../../src/shared/errors.ts'
import { ROTATE_AFTER_MS } from '../../../../src/shared/realtime/connection-plan.ts'
import {
  emptyView,
  scriptSession,
  usage,
  type Routes,
  type ScriptedSession,
} from '../../../support/scripted-session.ts'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  })
  vi.stubGlobal('window', globalThis)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const created = { type: 'session.created', event_id: 'e0', session: { id: 'sess' } }

/** Answers what a new connection asks of the service. */
async function welcome(talk: ScriptedSession): Promise<void> {
  await pass(0)
  const transport = talk.transport()
  transport.says(created)
  await pass(0)
  for (let round = 0; round < 3; round += 1) {
    for (const event of transport.sent.splice(0)) {
      if (event.type === 'conversation.item.create')
        transport.says({
          type: 'conversation.item.added',
          previous_item_id: null,
          item: { ...event.item, status: 'completed' },
        })
      if (event.type === 'session.update') transport.says({ type: 'session.updated', session: event.session })
      if (event.type === 'response.create') asksForSpeech.push(event.type)
    }
    await pass(0)
  }
}
let asksForSpeech: string[] = []
beforeEach(() => {
  asksForSpeech = []
})

async function liveTalk(routes: Routes = {}): Promise<ScriptedSession> {
  const talk = scriptSession(routes)
  talk.session.begin('start')
  await welcome(talk)
  expect(talk.state().phase).toBe('live')
  return talk
}

const userTurn = (id: string, previous: string | null) => [
  { type: 'input_audio_buffer.speech_started', item_id: id, audio_start_ms: 1000 },
  { type: 'input_audio_buffer.speech_stopped', item_id: id, audio_end_ms: 3000 },
  { type: 'input_audio_buffer.committed', item_id: id, previous_item_id: previous },
  {
    type: 'conversation.item.added',
    previous_item_id: previous,
    item: {
      id,
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_audio', transcript: null }],
    },
  },
]
const words = (id: string, transcript: string) => ({
  type: 'conversation.item.input_audio_transcription.completed',
  item_id: id,
  content_index: 0,
  transcript,
})
const endsOf = (talk: ScriptedSession) => talk.asked('voice.endConnection').map(({ end }) => end)
const texts = (talk: ScriptedSession) => [...talk.items.values()].map(({ text }) => text)

test('the interviewer speaks first, and what is said is on its way to the disk at once', async () => {
  const talk = await liveTalk()
  expect(asksForSpeech).toEqual(['response.create'])
  talk.transport().says(...userTurn('u', null), words('u', 'In the lamp room.'))
  await pass(20)
  expect(talk.items.get('u')).toMatchObject({
    text: 'In the lamp room.',
    audioStartMs: 1000,
    audioEndMs: 3000,
  })
  expect(talk.state().saved.has('u')).toBe(false)
  await pass(60)
  expect(talk.state().saved.has('u')).toBe(true)
})

test('another stage: its instructions are sent before the interviewer goes on', async () => {
  const talk = await liveTalk({
    'tools.call': () => {
      talk.tell('session.changed', { session: { ...emptyView().session, stage: 'intake' } })
      return { ok: true }
    },
  })
  const transport = talk.transport()
  transport.says(
    { type: 'response.created', response: { id: 'r', status: 'in_progress', conversation_id: 'c' } },
    {
      type: 'response.done',
      response: {
        id: 'r',
        status: 'completed',
        conversation_id: 'c',
        output: [
          {
            id: 'f',
            type: 'function_call',
            call_id: 'call',
            name: 'assign_project_to_session',
            arguments: '{}',
          },
        ],
      },
    },
  )
  await pass(50)
  expect(transport.types()).toEqual(['session.update', 'conversation.item.create', 'response.create'])
})

test('what is said before the telling begins is marked as no material for the book', async () => {
  const view = emptyView()
  view.session.stage = 'intake'
  const talk = scriptSession({}, view)
  talk.session.begin('start')
  await welcome(talk)
  talk.transport().says(...userTurn('u', null), words('u', 'For my grandchildren.'))
  await pass(50)
  talk.tell('session.changed', { session: { ...view.session, stage: 'ghostwriting' } })
  talk.transport().says(...userTurn('w', 'u'), words('w', 'In the lamp room.'))
  await pass(50)
  expect(talk.items.get('u')?.payload).toEqual({ kind: 'intake' })
  expect(talk.items.get('w')?.payload).toBeNull()
})

test('after fifty minutes the talk goes on in a new connection, in a quiet moment', async () => {
  const talk = await liveTalk()
  talk.transport().says(...userTurn('u', null), words('u', 'Before.'))
  await pass(ROTATE_AFTER_MS - 2000)
  talk.transport().says({ type: 'input_audio_buffer.speech_started', item_id: 'v', audio_start_ms: 9000 })
  await pass(10_000)
  expect(talk.transports).toHaveLength(1)
  talk.transport().says(...userTurn('v', 'u').slice(1), words('v', 'Still before.'))
  talk
    .transport()
    .says(
      { type: 'response.created', response: { id: 'r', status: 'in_progress', conversation_id: 'c' } },
      { type: 'response.done', response: { id: 'r', status: 'completed', conversation_id: 'c', output: [] } },
    )
  asksForSpeech = []
  await pass(2000)
  expect(talk.transports).toHaveLength(2)
  await welcome(talk)
  expect(endsOf(talk)).toEqual(['rotated'])
  expect(talk.asked('voice.connect').map(({ reason }) => reason)).toEqual(['start', 'rotate'])
  expect(talk.state().phase).toBe('live')
  expect(asksForSpeech).toEqual([])
  talk.transport().says(...userTurn('w', 'seed_2_0'), words('w', 'After.'))
  await pass(20)
  expect(texts(talk).filter((text) => text?.startsWith('No connection') !== true)).toEqual([
    'Before.',
    'Still before.',
    'After.',
  ])
})

const offline = () => {
  throw new StudioError('OFFLINE', 'The host cannot be reached.')
}

describe('without a connection', () => {
  test('what is said is kept as sound, and the gap is marked once the talk goes on', async () => {
    const talk = await liveTalk()
    talk.clock.ms = 9000
    talk.transport().says({ type: 'input_audio_buffer.speech_started', item_id: 'u', audio_start_ms: 9000 })
    talk.clock.ms = 10_000
    talk.transport().breaks()
    await pass(0)
    expect(talk.state()).toMatchObject({ phase: 'audio_only', problem: { title: 'The connection was lost' } })
    for (let at = 10_000; at < 14_000; at += 66) {
      talk.clock.ms = at
      talk.session.level(0.4)
    }
    talk.clock.ms = 15_000
    await welcome(talk)
    await pass(20)
    expect(talk.state().phase).toBe('live')
    const sound = [...talk.items.values()].find(({ itemId }) => itemId.startsWith('sound_'))
    expect(sound).toMatchObject({ role: 'user', text: null, payload: { audioOnly: true } })
    // From where the sentence began that the loss cut in two.
    expect(sound?.audioStartMs).toBeLessThanOrEqual(9000)
    expect(sound?.audioEndMs).toBeGreaterThanOrEqual(13_900)
    expect(texts(talk).some((text) => text?.startsWith('No connection for'))).toBe(true)
    expect(endsOf(talk)).toEqual(['lost'])
  })

  test('what was said without it stands before what is said after it', async () => {
    const talk = await liveTalk()
    talk.transport().says(...userTurn('u', null), words('u', 'Before.'))
    talk.transport().breaks()
    await pass(0)
    talk.session.say('Between.')
    await pass(50)
    await welcome(talk)
    talk.transport().says(...userTurn('w', 'seed_2_0'), words('w', 'After.'))
    await pass(100)
    const shown = talk.state().items.map(({ text }) => text)
    expect(shown).toEqual([
      'Before.',
      'Between.',
      'Where was that?',
      expect.stringContaining('No connection for'),
      'After.',
    ])
    // The rows say the same: each names the one before it.
    const after = talk.items.get('w')
    expect(talk.items.get(after?.previousItemId ?? '')?.text).toContain('No connection for')
  })

  test('the guide asks, and asks on when the author has answered and is quiet', async () => {
    const talk = scriptSession({ 'voice.connect': offline })
    talk.session.begin('start')
    await pass(0)
    expect(talk.state()).toMatchObject({ phase: 'audio_only', problem: { action: 'retry' } })
    talk.clock.ms = 5000
    await pass(1100)
    expect(talk.state().question?.text).toBe('Where was that?')
    expect(talk.asked('voice.askOffline')).toHaveLength(1)
    for (let at = 5000; at < 9000; at += 66) {
      talk.clock.ms = at
      talk.session.level(0.4)
    }
    await pass(1100)
    expect(talk.asked('voice.askOffline')).toHaveLength(1)
    talk.clock.ms = 16_000
    await pass(1100)
    expect(talk.asked('voice.askOffline')).toHaveLength(2)
    const roles = [...talk.items.values()].map(({ role, text }) => [role, text])
    expect(roles).toEqual([
      ['assistant', 'Where was that?'],
      ['user', null],
      ['assistant', 'Where was that?'],
    ])
  })

  test('it is tried again by itself, at growing distances, and at once when the author wants it', async () => {
    const talk = scriptSession({ 'voice.connect': offline })
    talk.session.begin('start')
    await pass(100)
    const tries = () => talk.asked('voice.connect').length
    expect(tries()).toBe(1)
    expect(talk.state().nextAttemptAt).not.toBeNull()
    await pass(500)
    expect(tries()).toBe(2)
    await pass(1000)
    expect(tries()).toBe(3)
    await pass(1000)
    expect(tries()).toBe(3)
    await talk.session.retry()
    await pass(0)
    expect(tries()).toBe(4)
    await pass(10 * 60_000)
    expect(tries()).toBeLessThan(40)
  })

  test('a refused key is not tried again by itself, and says where to mend it', async () => {
    const refused = () => {
      throw new StudioError('KEY_REFUSED', 'The service does not know this key.')
    }
    const talk = scriptSession({ 'voice.connect': refused })
    talk.session.begin('start')
    await pass(5 * 60_000)
    expect(talk.asked('voice.connect')).toHaveLength(1)
    expect(talk.state().problem).toMatchObject({ title: 'The service refused the key', action: 'settings' })
    expect(talk.recorder.stopped).toBe(false)
  })

  test('what is typed is kept, and the next question comes', async () => {
    const talk = scriptSession({ 'voice.connect': offline })
    talk.session.begin('start')
    await pass(0)
    talk.session.say('It was in the lamp room.')
    await pass(50)
    expect(texts(talk)).toEqual(['It was in the lamp room.', 'Where was that?'])
  })
})

test('at the ceiling the connection ends and the recording goes on', async () => {
  const talk = await liveTalk({
    'voice.usage': () => usage({ costUsd: 5.2, ceilingUsd: 5, ceilingReached: true }),
  })
  await pass(6000)
  expect(talk.state()).toMatchObject({ phase: 'audio_only', problem: { title: 'Your ceiling is reached' } })
  expect(endsOf(talk)).toEqual(['ceiling'])
  await talk.session.retry()
  await pass(60_000)
  expect(talk.asked('voice.connect')).toHaveLength(1)
  expect(talk.recorder.stopped).toBe(false)
})

test('a session the service lets expire goes on in another one', async () => {
  const talk = await liveTalk()
  talk.transport().says({ type: 'error', error: { type: 'x', code: 'session_expired', message: 'Over.' } })
  await pass(0)
  await welcome(talk)
  expect(endsOf(talk)).toEqual(['expired'])
  expect(talk.state().phase).toBe('live')
})

describe('a pause', () => {
  test('a short one keeps the connection and stops the recording', async () => {
    const talk = await liveTalk()
    await talk.session.pause()
    expect(talk.recorder.paused).toBe(true)
    expect(talk.state().phase).toBe('paused')
    await pass(30_000)
    await talk.session.goOn()
    expect(talk.recorder.paused).toBe(false)
    expect(talk.state().phase).toBe('live')
    expect(talk.transports).toHaveLength(1)
    expect(talk.transport().isHeard).toBe(true)
  })

  test('a long one ends the connection, and going on makes another', async () => {
    const talk = await liveTalk()
    await talk.session.pause()
    await pass(70_000)
    expect(endsOf(talk)).toEqual(['paused'])
    await talk.session.goOn()
    await welcome(talk)
    expect(talk.asked('voice.connect').map(({ reason }) => reason)).toEqual(['start', 'resume'])
    expect(talk.state().phase).toBe('live')
  })
})

describe('stop', () => {
  test('waits for words that are on their way', async () => {
    const talk = await liveTalk()
    talk.transport().says(...userTurn('u', null))
    const stopped = talk.session.stop()
    await pass(1000)
    expect(talk.asked('voice.stop')).toHaveLength(0)
    talk.transport().says(words('u', 'The last word.'))
    await pass(1000)
    await stopped
    expect(talk.items.get('u')?.text).toBe('The last word.')
    expect(talk.asked('voice.stop')[0]?.['shown']).toEqual([{ itemId: 'u', text: 'The last word.' }])
    expect(endsOf(talk)).toEqual(['stopped'])
    expect(talk.recorder.stopped).toBe(true)
  })

  test('does not wait for ever: what was never written down is kept as sound', async () => {
    const talk = await liveTalk()
    talk.transport().says(...userTurn('u', null))
    const stopped = talk.session.stop()
    await pass(8000)
    await stopped
    expect(talk.items.get('u')).toMatchObject({ text: null, payload: { audioOnly: true } })
  })

  test('nothing runs on after it', async () => {
    const talk = await liveTalk()
    const stopped = talk.session.stop()
    await pass(8000)
    await stopped
    const before = talk.asked('voice.usage').length
    await pass(60_000)
    expect(talk.asked('voice.usage')).toHaveLength(before)
    expect(vi.getTimerCount()).toBe(0)
    expect(talk.reported).toEqual([])
  })
})

test('a disk that is full is said on the screen, and nothing is lost once it is not', async () => {
  let isFull = true
  const kept: unknown[] = []
  const talk = await liveTalk({
    'voice.record': (input) => {
      if (isFull) throw new StudioError('DISK_FULL', 'The disk is full.')
      kept.push(...(input['items'] as unknown[]))
      return null
    },
  })
  talk.transport().says(...userTurn('u', null), words('u', 'Kept.'))
  await pass(3000)
  expect(talk.state().alerts).toMatchObject([{ id: 'not_saved', tone: 'problem' }])
  isFull = false
  await pass(3000)
  expect(talk.state().alerts).toEqual([])
  expect(kept).toMatchObject([{ itemId: 'u', text: 'Kept.' }])
})

test('a draft that is done is told to the interviewer, once, and asks for no answer', async () => {
  const talk = await liveTalk()
  const job = {
    id: 'j',
    projectId: 'p',
    status: 'complete',
    generatedSummary: 'Two paragraphs on the lamps.',
  } as never
  talk.tell('draft.changed', { projectId: 'p', job })
  talk.tell('draft.changed', { projectId: 'p', job })
  talk.tell('draft.changed', { projectId: 'other', job: { ...(job as object), id: 'k' } as never })
  await pass(50)
  expect(talk.transport().sent).toMatchObject([
    { type: 'conversation.item.create', item: { role: 'system', content: [{ type: 'input_text' }] } },
  ])
  expect(JSON.stringify(talk.transport().sent)).toContain('Two paragraphs on the lamps.')
})
