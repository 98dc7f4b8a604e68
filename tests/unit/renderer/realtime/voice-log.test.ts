// The log in the window: which items are to be saved, when, and after which other.
import { expect, test } from 'vitest'
import { createVoiceLog } from '../../../../src/renderer/realtime/voice-log.ts'
import { makeItem } from '../../../support/items.ts'

const added = (id: string, role: 'user' | 'assistant', previous: string | null, text?: string) => ({
  type: 'conversation.item.added',
  previous_item_id: previous,
  item: {
    id,
    type: 'message',
    role,
    status: role === 'user' ? 'completed' : 'in_progress',
    content: text === undefined ? [] : [{ type: 'input_text', text }],
  },
})
const done = (id: string, previous: string | null, text: string) => ({
  type: 'conversation.item.done',
  previous_item_id: previous,
  item: {
    id,
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_audio', transcript: text }],
  },
})
const delta = (id: string, text: string) => ({
  type: 'response.output_audio_transcript.delta',
  response_id: 'r',
  item_id: id,
  output_index: 0,
  content_index: 0,
  delta: text,
})
const created = { type: 'session.created', session: {} }

function logOf(...events: unknown[]) {
  const log = createVoiceLog([], 0)
  for (const event of events) log.receive(event, 1, 0)
  return log
}

test('a growing item waits, a complete one is handed out at once, and only once', () => {
  const log = logOf(created, added('a', 'assistant', null), delta('a', 'Tell '))
  expect(log.takeChanged(false)).toEqual([])
  log.receive(done('a', null, 'Tell me.'), 2, 0)
  expect(log.takeChanged(false)).toMatchObject([{ itemId: 'a', text: 'Tell me.', status: 'completed' }])
  expect(log.takeChanged(false)).toEqual([])
})

test('growing items are handed out when they are asked for, and again when they are complete', () => {
  const log = logOf(created, added('a', 'assistant', null), delta('a', 'Tell '))
  expect(log.takeChanged(true)).toMatchObject([{ itemId: 'a', text: 'Tell ', status: 'in_progress' }])
  expect(log.takeChanged(true)).toEqual([])
  log.receive(done('a', null, 'Tell me.'), 2, 0)
  expect(log.takeChanged(false)).toMatchObject([{ itemId: 'a', text: 'Tell me.' }])
})

test('words that come late change an item that was handed out before', () => {
  const log = logOf(created, added('u', 'user', null))
  expect(log.takeChanged(false)).toMatchObject([{ itemId: 'u', text: null }])
  log.receive(
    {
      type: 'conversation.item.input_audio_transcription.completed',
      item_id: 'u',
      content_index: 0,
      transcript: 'The sea.',
    },
    2,
    0,
  )
  expect(log.takeChanged(false)).toMatchObject([{ itemId: 'u', text: 'The sea.' }])
})

test('rows come first, a new connection follows them, and its first item names the last row', () => {
  const rows = [
    makeItem({ itemId: 'x', role: 'user', text: 'before', previousItemId: null }),
    makeItem({ itemId: 'y', role: 'assistant', text: 'too', previousItemId: 'x' }),
  ]
  const log = createVoiceLog(rows, 40)
  expect(log.takeChanged(true)).toEqual([])
  const entry = log.receive(created, 1, 0)
  expect(entry.seq).toBe(40)
  log.receive(added('u', 'user', null, 'after'), 2, 0)
  expect(log.items().map(({ itemId }) => itemId)).toEqual(['x', 'y', 'u'])
  expect(log.takeChanged(false)).toMatchObject([{ itemId: 'u', previousItemId: 'y' }])
})

test('an item of ours stands where the talk is, and takes the place the service names later', () => {
  const log = logOf(created, added('u', 'user', null, 'one'))
  log.receive(
    {
      type: 'conversation.item.added',
      item: {
        id: 'mine',
        type: 'message',
        role: 'user',
        status: 'completed',
        content: [{ type: 'input_text', text: 'typed' }],
      },
    },
    2,
    0,
  )
  log.receive(added('a', 'assistant', 'u'), 3, 0)
  log.receive(added('mine', 'user', 'a', 'typed'), 4, 0)
  expect(log.items().map(({ itemId }) => itemId)).toEqual(['u', 'a', 'mine'])
})

test('a note goes with the item, into what is saved and what is shown', () => {
  const log = logOf(created, added('u', 'user', null))
  log.takeChanged(false)
  log.annotate('u', { audioOnly: true })
  expect(log.takeChanged(false)).toMatchObject([{ itemId: 'u', payload: { audioOnly: true } }])
  expect(log.items()[0]?.payload).toEqual({ audioOnly: true })
  expect(log.takeChanged(false)).toEqual([])
})
