// Three people of real recordings, told apart by the real process through the real engine. The model is the small one of
// tests/fixtures/voice-model: it shows that the way is whole, not how well a trained model hears. Bugs caught: a span that is
// given another one's voice, sound held for hours, a file that is no model and takes the studio's process with it.
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import type { SpeechProcess } from '../../../../src/main/speech/speech-process-port.ts'
import { absentNote, speechAbsent, speechFile, speechForks } from '../../../support/speech-child.ts'

const MODEL = resolve(import.meta.dirname, '../../../fixtures/voice-model/voice.onnx')
/** One after the other on the clock of one recording, with the speaker of each. */
const tapes = [
  { name: 'jfk.wav', startMs: 0, seconds: 10, voice: 1 },
  { name: 'librivox-austen-0870.wav', startMs: 12_000, seconds: 6, voice: 2 },
  { name: 'digits-theo-314159.wav', startMs: 22_000, seconds: 3, voice: 3 },
  { name: 'librivox-austen-0890.wav', startMs: 30_000, seconds: 5, voice: 2 },
  { name: 'digits-theo-70286.wav', startMs: 40_000, seconds: 3, voice: 3 },
  { name: 'jfk.wav', startMs: 50_000, seconds: 10, voice: 1 },
] as const

let speech: SpeechProcess
let warned: string[]
const forks = speechForks()
beforeEach(() => {
  warned = []
  speech = createSpeech({ fork: forks.fork, warn: (words) => void warned.push(words) })
})
afterEach(() => speech.close())

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

describe.skipIf(speechAbsent)(`voices in a recording${absentNote}`, () => {
  const files = tapes.map(({ name, startMs }) => speechFile(name, startMs))
  const spans = tapes.flatMap(({ startMs, seconds, voice }) =>
    Array.from({ length: Math.floor(seconds / 3) }, (_, n) => ({
      startMs: startMs + n * 3000,
      endMs: startMs + n * 3000 + 3000,
      voice,
    })),
  )

  it('are told apart, whatever the order of what is asked, and how far it is comes on the way', async () => {
    const told: number[] = []
    const inOrder = await speech.tellVoices(files, spans, MODEL, {
      signal: quiet.signal,
      onProgress: (ms) => void told.push(ms),
    })
    expect(inOrder).toEqual(spans.map(({ voice }) => voice))
    expect(told.length).toBeGreaterThan(3)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    const backwards = await speech.tellVoices(files, spans.toReversed(), MODEL, quiet)
    const names = new Map(backwards.map((voice, n) => [spans.toReversed()[n]?.voice, voice]))
    expect(names.size).toBe(3)
    expect(new Set(names.values()).size).toBe(3)
  })

  it('where nothing was recorded nobody is heard', async () => {
    const nowhere = { startMs: 200_000, endMs: 203_000 }
    expect(await speech.tellVoices(files, [nowhere, { startMs: 0, endMs: 3000 }], MODEL, quiet)).toEqual([
      0, 1,
    ])
  })

  it('stops when it is told to', async () => {
    const abort = new AbortController()
    const asked = speech.tellVoices(files, spans, MODEL, {
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' })
    // It can be asked again.
    expect(await speech.tellVoices(files, spans.slice(0, 1), MODEL, quiet)).toEqual([1])
  })
})

describe('a file that is no model of voices', () => {
  it('ends its own process and nothing else, and is refused in words', async () => {
    const noModel = resolve(import.meta.dirname, '../../../fixtures/listening-model/encoder.onnx')
    await expect(speech.tellVoices([], [], noModel, quiet)).rejects.toMatchObject({
      code: 'SPEECH_FAILED',
      data: { reason: 'crashed' },
    })
    expect(warned.length).toBeGreaterThan(0)
    await expect(speech.tellVoices([], [], '/nowhere.onnx', quiet)).rejects.toThrow(/missing/)
    expect(await speech.tellVoices([], [], MODEL, quiet)).toEqual([])
  })
})
