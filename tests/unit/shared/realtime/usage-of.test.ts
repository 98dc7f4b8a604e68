// Would catch: use that is not counted, counted twice, or an odd event that stops the talk.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usageOf } from '../../../../src/shared/realtime/usage-of.ts'
import { usageEntrySchema } from '../../../../src/shared/realtime/usage.ts'

const model = 'gpt-realtime-2.1'
const usage = {
  total_tokens: 300,
  input_tokens: 200,
  output_tokens: 100,
  input_token_details: {
    text_tokens: 120,
    audio_tokens: 80,
    cached_tokens: 64,
    cached_tokens_details: { text_tokens: 40, audio_tokens: 24 },
  },
  output_token_details: { text_tokens: 30, audio_tokens: 70 },
}
const done = (changes: object) => ({
  type: 'response.done',
  event_id: 'e',
  response: { id: 'resp_1', ...changes },
})
const transcribed = (of: unknown) => ({
  type: 'conversation.item.input_audio_transcription.completed',
  item_id: 'item_1',
  content_index: 0,
  transcript: 'Tar and peat.',
  usage: of,
})

describe('usageOf', () => {
  it('counts a response by kind', () => {
    expect(usageOf(done({ status: 'completed', usage }), model)).toEqual({
      sourceId: 'resp_1',
      kind: 'response',
      model,
      inputTextTokens: 120,
      inputAudioTokens: 80,
      cachedTextTokens: 40,
      cachedAudioTokens: 24,
      outputTextTokens: 30,
      outputAudioTokens: 70,
      audioSeconds: 0,
    })
  })

  it('counts what was cut off and what stands outside the conversation: both are billed', () => {
    for (const changes of [{ status: 'cancelled' }, { conversation_id: null }, { status: 'failed' }])
      expect(usageOf(done({ ...changes, usage }), model)).toMatchObject({ outputAudioTokens: 70 })
  })

  it('counts tokens that no detail tells apart as text, so that none goes missing', () => {
    expect(usageOf(done({ usage: { input_tokens: 200, output_tokens: 100 } }), model)).toMatchObject({
      inputTextTokens: 200,
      outputTextTokens: 100,
    })
    const images = {
      ...usage,
      input_tokens: 260,
      input_token_details: { ...usage.input_token_details, image_tokens: 60 },
    }
    expect(usageOf(done({ usage: images }), model)).toMatchObject({
      inputTextTokens: 180,
      inputAudioTokens: 80,
    })
    const cached = { ...usage.input_token_details, cached_tokens_details: null }
    expect(usageOf(done({ usage: { ...usage, input_token_details: cached } }), model)).toMatchObject({
      cachedTextTokens: 64,
    })
  })

  it('never has more cached than sent, which would make a cost negative', () => {
    const odd = { input_tokens: 10, input_token_details: { text_tokens: 10, cached_tokens: 90 } }
    expect(usageOf(done({ usage: odd }), model)).toMatchObject({ inputTextTokens: 10, cachedTextTokens: 10 })
  })

  it('counts a transcription for the model that transcribes, by time', () => {
    expect(usageOf(transcribed({ type: 'duration', seconds: 4.2 }), model)).toMatchObject({
      sourceId: 'item_1',
      kind: 'transcription',
      model: 'gpt-transcribe',
      audioSeconds: 4.2,
      inputAudioTokens: 0,
    })
  })

  it('or by tokens, and never by both', () => {
    const tokens = { type: 'tokens', input_tokens: 42, output_tokens: 8, total_tokens: 50 }
    expect(
      usageOf(transcribed({ ...tokens, input_token_details: { audio_tokens: 40, text_tokens: 2 } }), model),
    ).toMatchObject({ inputAudioTokens: 40, inputTextTokens: 2, outputTextTokens: 8, audioSeconds: 0 })
    expect(usageOf(transcribed(tokens), model)).toMatchObject({ inputAudioTokens: 42 })
    expect(usageOf(transcribed({ ...tokens, seconds: 4 }), model)).toMatchObject({
      inputAudioTokens: 0,
      audioSeconds: 4,
    })
  })

  it.each([
    ['no usage', done({})],
    ['null', done({ usage: null })],
    ['usage that is text', done({ usage: 'much' })],
    ['a response without an id', { type: 'response.done', response: { usage } }],
    ['a response that begins', { type: 'response.created', response: { id: 'r', usage } }],
    [
      'a transcription that failed',
      { type: 'conversation.item.input_audio_transcription.failed', item_id: 'i' },
    ],
    ['nothing', null],
    ['text', 'response.done'],
  ])('counts nothing for %s', (_what, raw) => {
    expect(usageOf(raw, model)).toBeNull()
  })

  it('reads odd numbers as none, and gives only what the store takes', () => {
    for (const odd of [-5, 1.5, Number.NaN, Infinity, '7', {}, 1e12])
      expect(usageOf(done({ usage: { ...usage, input_tokens: odd } }), model)).toMatchObject({
        outputAudioTokens: 70,
      })
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (a, b, c) => {
        const raws = [
          done({ usage: a }),
          done({ usage: { input_tokens: a, input_token_details: b, output_token_details: c } }),
          transcribed(a),
          transcribed({ seconds: a, input_tokens: b, input_token_details: c }),
          a,
        ]
        for (const raw of raws) {
          const entry = usageOf(raw, model)
          if (entry !== null) expect(usageEntrySchema.safeParse(entry).success).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
