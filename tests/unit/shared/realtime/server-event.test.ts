// Would catch: an event of the wire that throws, is believed in a wrong shape, or loses what it says.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readServerEvent } from '../../../../src/shared/realtime/server-event.ts'

function eventOf(raw: unknown) {
  const reading = readServerEvent(raw)
  return reading.kind === 'event' ? reading.event : reading
}

describe('readServerEvent', () => {
  it.each([
    ['an unknown type', { type: 'response.dreamed', event_id: 'e' }, 'ignored'],
    ['a type of Object', { type: 'constructor' }, 'ignored'],
    ['audio bytes', { type: 'response.output_audio.delta', delta: 'AAAA' }, 'ignored'],
    ['an empty delta', { type: 'response.output_text.delta', item_id: 'a', delta: '' }, 'ignored'],
    ['no object', 'hello', 'refused'],
    ['no type', { item_id: 'a' }, 'refused'],
    ['an item without an id', { type: 'conversation.item.added', item: { type: 'message' } }, 'refused'],
    ['an item called __proto__', { type: 'conversation.item.deleted', item_id: '__proto__' }, 'refused'],
    ['an own __proto__', JSON.parse('{"type":"session.created","session":{"__proto__":{"a":1}}}'), 'refused'],
  ])('%s', (_what, raw, kind) => {
    expect(readServerEvent(raw).kind).toBe(kind)
  })

  it('tells an absent predecessor from the head of the list', () => {
    const item = { id: 'a', type: 'message', role: 'user', content: [] }
    const added = { type: 'conversation.item.added', item }
    expect(eventOf(added)).not.toHaveProperty('previousItemId')
    expect(eventOf({ ...added, previous_item_id: null })).toMatchObject({ previousItemId: null })
    expect(eventOf({ ...added, previous_item_id: 'b' })).toMatchObject({ previousItemId: 'b' })
  })

  it('does not take null or empty words for words', () => {
    const content = [
      { type: 'input_audio', transcript: null },
      { type: 'input_audio', transcript: '' },
    ]
    const item = { id: 'a', type: 'message', role: 'user', status: 'completed', content }
    expect(eventOf({ type: 'conversation.item.done', item })).toMatchObject({ details: { parts: [] } })
  })

  it('keeps silence, out-of-band responses and what tools were called with', () => {
    const completed = 'conversation.item.input_audio_transcription.completed'
    expect(eventOf({ type: completed, item_id: 'a', content_index: 0, transcript: '' })).toMatchObject({
      text: '',
    })
    const response = { id: 'r', status: 'completed', conversation_id: null, output: [] }
    expect(eventOf({ type: 'response.done', response })).toMatchObject({ outOfBand: true })
    const { conversation_id: _, ...inBand } = response
    expect(eventOf({ type: 'response.done', response: inBand })).toMatchObject({ outOfBand: false })
    const call = { id: 'f', type: 'function_call', call_id: 'c', name: 'create_note', arguments: '{}' }
    expect(eventOf({ type: 'response.output_item.done', response_id: 'r', item: call })).toMatchObject({
      details: { type: 'function_call', payload: { callId: 'c', name: 'create_note', arguments: '{}' } },
    })
  })

  it('keeps the words beside what cannot be read', () => {
    const content = [
      7,
      { type: 'output_text', text: {} },
      { type: 'output_audio', transcript: 'Where was that?' },
    ]
    const item = { id: 'a', type: 'message', role: 'assistant', content, name: 5 }
    expect(eventOf({ type: 'response.output_item.done', response_id: 'r', item })).toMatchObject({
      details: { parts: [{ index: 2, text: 'Where was that?' }] },
    })
    const response = { id: 'r', status: 'completed', output: [null, { id: 9 }, item] }
    expect(eventOf({ type: 'response.done', response })).toMatchObject({ items: [{ itemId: 'a' }] })
  })

  it('never throws', () => {
    const known = fc.constantFrom(
      'conversation.item.added',
      'response.done',
      'studio.seeded',
      'session.created',
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ type: known, item: fc.anything(), response: fc.anything() })),
        (raw) => {
          readServerEvent(raw)
        },
      ),
      { numRuns: 300 },
    )
  })
})
