// Where somebody speaks, by the real voice activity model. Catches words cut off at the beginning of a phrase, phrases
// that overlap, sound that is between two phrases and in neither, and a phrase without an end.
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import type { SoundFile } from '../../../../src/main/speech/speech-process-port.ts'
import type { Phrase } from '../../../../src/shared/speech/phrase.ts'
import {
  absentNote,
  speechAbsent,
  speechFile,
  speechForks,
  speechSetup,
} from '../../../support/speech-child.ts'

// Real processes on a busy computer.
vi.setConfig({ testTimeout: 60_000 })

const speech = createSpeech({ fork: speechForks().fork, warn: () => undefined })
afterAll(() => speech.close())

interface Found {
  phrase: Phrase
  pcm: Float32Array
}

async function found(files: SoundFile[], fromMs = 0): Promise<Found[]> {
  const all: Found[] = []
  await speech.readPhrases(files, speechSetup(null), fromMs, {
    signal: AbortSignal.timeout(55_000),
    onPhrase(phrase, pcm) {
      all.push({ phrase, pcm })
      return Promise.resolve()
    },
    onProgress: () => undefined,
  })
  return all
}

describe.skipIf(speechAbsent)(`voice activity${absentNote}`, () => {
  // "And so, my fellow Americans, … ask not … what your country can do for you, … ask what you can do for your country."
  test('four parts of a speech, each with what comes before it, and none in another', async () => {
    const phrases = await found([speechFile('jfk.wav')])
    console.log('jfk.wav:', phrases.map(({ phrase }) => `${phrase.startMs}–${phrase.endMs} ms`).join(', '))
    const spans = phrases.map(({ phrase }) => phrase)
    for (const [from, to] of [
      [300, 2100],
      [3250, 4300],
      [5400, 7600],
      [8200, 10_300],
    ] as const) {
      expect(spans.some(({ startMs, endMs }) => startMs <= from && endMs >= to)).toBe(true)
    }
    for (const [i, { startMs }] of spans.slice(1).entries()) {
      expect(startMs).toBeGreaterThanOrEqual(spans[i]?.endMs ?? 0)
    }
    for (const { phrase, pcm } of phrases) {
      expect(phrase.text).toBeNull()
      expect(Math.abs(pcm.length / 16 - (phrase.endMs - phrase.startMs))).toBeLessThanOrEqual(1)
    }
  })

  test('what a phrase gives is the sound of that place', async () => {
    const file = speechFile('jfk.wav', 2000)
    for (const { phrase, pcm } of await found([file])) {
      const { startMs, endMs } = phrase
      const there = await speech.readSound([file], { startMs, endMs })
      const length = Math.min(pcm.length, there.length) - 16
      // To the rounding of a millisecond.
      const closest = [0, 4, 8, 12, 15].map((by) => apart(pcm, there, by, length))
      expect(Math.min(...closest)).toBeLessThan(1e-3)
    }
  })

  test('speech without a pause is cut before it is too long for a recogniser, and nothing is left out', async () => {
    // The loudest seconds over and over: words without a silence.
    const part = speechFile('jfk.wav')
    const loud = { startMs: 8200, endMs: 10_100 }
    const pcm = await speech.readSound([part], loud)
    const phrases: Phrase[] = []
    const stop = speech.onPhrase((_id, phrase) => phrases.push(phrase))
    await speech.beginStream('long', speechSetup(null), 0)
    const rounds = 40
    for (let i = 0; i < rounds; i++) await speech.hear('long', pcm)
    await speech.endStream('long')
    stop()
    expect(phrases.length).toBeGreaterThan(1)
    let heardMs = 0
    for (const { startMs, endMs } of phrases) {
      expect(endMs - startMs).toBeLessThan(28_000)
      heardMs += endMs - startMs
    }
    expect(heardMs).toBeGreaterThan((rounds * (loud.endMs - loud.startMs) * 98) / 100)
  })

  test('somebody who sits far from the microphone is heard after somebody who sits near it, 30 dB louder', async () => {
    const parts = [
      ['jfk.wav', 11_000],
      ['digits-theo-314159.wav', 3380],
      ['digits-theo-70286.wav', 3120],
    ] as const
    const phrases: Phrase[] = []
    const stop = speech.onPhrase((_id, phrase) => phrases.push(phrase))
    await speech.beginStream('near and far', speechSetup(null), 0)
    const silence = new Float32Array(2 * 16_000)
    const said: { startMs: number; endMs: number }[] = []
    let atMs = 0
    for (const [name, lengthMs] of parts) {
      const pcm = await speech.readSound([speechFile(name)], { startMs: 0, endMs: lengthMs })
      said.push({ startMs: atMs, endMs: atMs + pcm.length / 16 })
      atMs += (pcm.length + silence.length) / 16
      for (const sound of [pcm, silence]) await speech.hear('near and far', sound)
    }
    await speech.endStream('near and far')
    stop()
    for (const { startMs, endMs } of said.slice(1)) {
      const heard = phrases.filter((phrase) => phrase.endMs > startMs && phrase.startMs < endMs)
      // The digits begin and end with a little of the room.
      expect(heard[0]?.startMs).toBeLessThan(startMs + 400)
      expect(heard.at(-1)?.endMs).toBeGreaterThan(endMs - 600)
    }
  })

  test('from the middle on, it begins there', async () => {
    const phrases = await found([speechFile('jfk.wav')], 6000)
    expect(phrases[0]?.phrase.startMs).toBeGreaterThanOrEqual(6000)
    expect(phrases.at(-1)?.phrase.endMs).toBeGreaterThan(10_400)
  })
})

function apart(a: Float32Array, b: Float32Array, by: number, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += Math.abs((a[i] ?? 0) - (b[i + by] ?? 0))
  return sum / length
}
