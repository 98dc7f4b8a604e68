// Would catch: a passage that plays from the wrong place, and words lost because a service counts its events anew.
import { describe, expect, it } from 'vitest'
import { stampedOf } from '../../../../src/shared/realtime/read-log.ts'

const entry = { seq: 3, at: 1000, audioOffsetMs: 60_000 }
const started = {
  type: 'input_audio_buffer.speech_started',
  event_id: 'e1',
  item_id: 'u1',
  audio_start_ms: 250,
}
const stopped = { type: 'input_audio_buffer.speech_stopped', item_id: 'u1', audio_end_ms: 2250 }

describe('stampedOf', () => {
  it("moves what is on the connection's clock to the recording's", () => {
    expect(stampedOf({ ...entry, raw: started })).toMatchObject({
      seq: 3,
      at: 1000,
      event: { type: 'speech', itemId: 'u1', startMs: 60_250, endMs: null },
    })
    expect(stampedOf({ ...entry, raw: stopped })?.event).toMatchObject({ startMs: null, endMs: 62_250 })
  })

  it('leaves what the studio wrote on the recording clock where it is', () => {
    const raw = { type: 'studio.spoken', item_id: 'a1', start_ms: 61_000, end_ms: null }
    expect(stampedOf({ ...entry, raw })?.event).toEqual({
      type: 'speech',
      itemId: 'a1',
      startMs: 61_000,
      endMs: null,
    })
  })

  it('leaves what was heard of an answer as it is: it counts from the beginning of the answer', () => {
    const raw = { type: 'conversation.item.truncated', item_id: 'a1', content_index: 0, audio_end_ms: 900 }
    expect(stampedOf({ ...entry, raw })?.event).toMatchObject({ heardMs: 900 })
  })

  it('tells events of two connections with the same id apart, and copies of one do not differ', () => {
    const first = stampedOf({ ...entry, raw: started })
    const again = stampedOf({ ...entry, seq: 9, raw: started })
    const next = stampedOf({ ...entry, audioOffsetMs: 90_000, raw: started })
    expect(again?.eventId).toBe(first?.eventId)
    expect(next?.eventId).not.toBe(first?.eventId)
    expect(stampedOf({ ...entry, raw: stopped })?.eventId).toBeNull()
  })

  it('is null for what says nothing', () => {
    expect(stampedOf({ ...entry, raw: { type: 'rate_limits.updated' } })).toBeNull()
    expect(stampedOf({ ...entry, raw: null })).toBeNull()
  })
})
