// A recogniser that writes while it listens, by the real engine with a model that writes AH at every sound that grows
// louder. Catches words that are told too late, stay on the screen when they are a phrase, or differ from what the same
// recogniser writes afterwards.
import { resolve } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import type { Phrase } from '../../../../src/shared/speech/phrase.ts'
import type { RecogniserFiles } from '../../../../src/shared/speech/recogniser.ts'
import {
  absentNote,
  speechAbsent,
  speechFile,
  speechForks,
  speechSetup,
} from '../../../support/speech-child.ts'

// Real processes on a busy computer.
vi.setConfig({ testTimeout: 60_000 })

const folder = resolve(import.meta.dirname, '../../../fixtures/listening-model')
const part = (name: string): string => resolve(folder, name)
const recogniser: RecogniserFiles = {
  kind: 'streamingTransducer',
  files: {
    encoder: part('encoder.onnx'),
    decoder: part('decoder.onnx'),
    joiner: part('joiner.onnx'),
    tokens: part('tokens.txt'),
  },
}

type Told = { partial: string; startMs: number; atMs: number } | { phrase: Phrase; atMs: number }

describe.skipIf(speechAbsent)(`listening${absentNote}`, () => {
  const { fork, children } = speechForks()
  const speech = createSpeech({ fork, warn: () => undefined })
  afterAll(() => speech.close())
  const jfk = speechFile('jfk.wav')

  async function talk(startMs: number, during?: (atMs: number) => void): Promise<Told[]> {
    const pcm = await speech.readSound([jfk], { startMs: 0, endMs: 11_000 })
    const told: Told[] = []
    let atMs = 0
    const stops = [
      speech.onPartial((_id, partial, at) => told.push({ partial, startMs: at, atMs })),
      speech.onPhrase((_id, phrase) => told.push({ phrase, atMs })),
    ]
    await speech.beginStream('talk', speechSetup(recogniser), startMs)
    for (let at = 0; at < pcm.length; at += 1600) {
      atMs = at / 16
      during?.(atMs)
      await speech.hear('talk', pcm.subarray(at, at + 1600))
    }
    await speech.endStream('talk')
    for (const stop of stops) stop()
    return told
  }

  test('what is said is told while it is said, and is a phrase afterwards', async () => {
    const told = await talk(0)
    const phrases = told.flatMap((one) => ('phrase' in one ? [one.phrase] : []))
    expect(phrases.length).toBeGreaterThanOrEqual(3)
    let shown = ''
    for (const one of told) {
      if ('phrase' in one) {
        // Taken from the screen before it is there for good.
        expect(shown).toBe('')
        expect(one.phrase.words?.map(({ text }) => text).join(' ')).toBe(one.phrase.text)
        for (const { startMs, endMs } of one.phrase.words ?? []) {
          expect(startMs).toBeGreaterThanOrEqual(one.phrase.startMs)
          expect(endMs).toBeLessThanOrEqual(one.phrase.endMs + 500)
        }
      } else {
        if (one.partial !== '') expect(one.partial.startsWith(shown)).toBe(true)
        shown = one.partial
      }
    }
    // "And so": within half a second, and long before the phrase is over.
    const first = told.find((one) => 'partial' in one && one.partial !== '')
    expect(first?.atMs).toBeLessThan(1000)
    console.log('listening:', phrases.map(({ text, startMs }) => `${startMs} ms ${text}`).join(' | '))
  })

  test('afterwards it finds the same phrases, and writes the same to a word', async () => {
    const live = (await talk(0)).flatMap((one) => ('phrase' in one ? [one.phrase] : []))
    const read: Phrase[] = []
    await speech.readPhrases([jfk], speechSetup(recogniser), 0, {
      signal: AbortSignal.timeout(30_000),
      onPhrase: (phrase) => Promise.resolve(void read.push(phrase)),
      onProgress: () => undefined,
    })
    expect(live.map(({ startMs, endMs }) => ({ startMs, endMs }))).toEqual(
      read.map(({ startMs, endMs }) => ({ startMs, endMs })),
    )
    // A live talk is heard from where its voice was noticed, a little before where the phrase turns out to begin.
    const count = (all: Phrase[]): number => all.flatMap(({ words }) => words ?? []).length
    expect(Math.abs(count(live) - count(read))).toBeLessThanOrEqual(1)
  })

  test('what was being said when the process died is taken from the screen', async () => {
    let killed = false
    const told = await talk(5000, (atMs) => {
      if (atMs !== 1500) return
      killed = true
      children.at(-1)?.kill('SIGKILL')
    })
    expect(killed).toBe(true)
    const partials = told.flatMap((one) => ('partial' in one ? [one] : []))
    const after = partials.findIndex(({ atMs }) => atMs >= 1500)
    expect(partials.slice(after).some(({ partial }) => partial === '')).toBe(true)
    const [first] = told.flatMap((one) => ('phrase' in one ? [one.phrase] : []))
    expect(first?.startMs).toBeLessThan(5300)
  })
})
