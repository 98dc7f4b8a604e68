// The speech process is killed while it works. Catches words that a crash loses or tells twice, a request that never
// ends, and a process that is begun again and again.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import type { SoundFile, SpeechProcess } from '../../../../src/main/speech/speech-process-port.ts'
import type { Phrase } from '../../../../src/shared/speech/phrase.ts'
import { wordErrors } from '../../../../src/shared/speech/word-errors.ts'
import {
  absentNote,
  digitsModel,
  saidIn,
  speechAbsent,
  speechFile,
  speechForks,
  speechSetup,
} from '../../../support/speech-child.ts'

const NAMES = ['digits-theo-314159.wav', 'digits-theo-70286.wav']
const EACH_MS = 5000
const ROUNDS = 8

const files: SoundFile[] = Array.from({ length: ROUNDS }, (_, i) =>
  speechFile(NAMES[i % NAMES.length] ?? '', i * EACH_MS),
)
const said = (): string => files.map((_, i) => saidIn(NAMES[i % NAMES.length] ?? '')).join(' ')

let speech: SpeechProcess
let children: ChildProcess[]
afterEach(() => speech.close())

function begin(): void {
  const forks = speechForks()
  children = forks.children
  speech = createSpeech({ fork: forks.fork, warn: () => undefined })
}

async function kill(): Promise<void> {
  const child = children.at(-1)
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

function inOrder(phrases: Phrase[]): void {
  for (const [i, { startMs }] of phrases.slice(1).entries()) {
    expect(startMs).toBeGreaterThanOrEqual(phrases[i]?.endMs ?? 0)
  }
}

describe.skipIf(speechAbsent)(`a crash of the speech process${absentNote}`, { timeout: 60_000 }, () => {
  test.each([
    ['while a phrase is kept', true],
    ['after a phrase was kept', false],
  ])('a recording that is being read, killed %s, goes on where it was', async (_when, whileKept) => {
    begin()
    const phrases: Phrase[] = []
    let kills = 0
    const progress: number[] = []
    await speech.readPhrases(files, speechSetup(digitsModel()), 0, {
      signal: AbortSignal.timeout(55_000),
      async onPhrase(phrase) {
        const due = phrases.length % 2 === 1 && kills < 4
        if (due) kills += 1
        if (due && whileKept) await kill()
        phrases.push(phrase)
        if (due && !whileKept) setTimeout(() => void kill(), 5)
      },
      onProgress: (ms) => progress.push(ms),
    })
    expect(kills).toBe(4)
    expect(children.length).toBeGreaterThanOrEqual(4)
    inOrder(phrases)
    expect(wordErrors(said(), phrases.map(({ text }) => text).join(' ')).rate).toBe(0)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    // Also where the last phrase was the last thing that the process before this one did.
    expect(progress.at(-1)).toBeGreaterThan((ROUNDS - 1) * EACH_MS + 2500)
  })

  test('a live talk, killed in the middle of words, loses none and tells none twice', async () => {
    begin()
    const setup = speechSetup(digitsModel())
    const pcm = await speech.readSound(files, { startMs: 0, endMs: ROUNDS * EACH_MS })
    const phrases: Phrase[] = []
    speech.onPhrase((id, phrase) => {
      expect(id).toBe('talk')
      phrases.push(phrase)
    })
    await speech.beginStream('talk', setup, 60_000)
    for (let at = 0, n = 0; at < pcm.length; at += 1600, n += 1) {
      // In the middle of the first, third, … recording.
      if (n % 100 === 15) await kill()
      await speech.hear('talk', pcm.subarray(at, at + 1600))
    }
    await speech.endStream('talk')
    expect(children.length).toBeGreaterThanOrEqual(4)
    inOrder(phrases)
    expect(phrases[0]?.startMs).toBeGreaterThanOrEqual(60_000)
    expect(phrases[0]?.words?.[0]?.startMs).toBeGreaterThan(60_200)
    const errors = wordErrors(said(), phrases.map(({ text }) => text).join(' '))
    console.log('a live talk with kills:', JSON.stringify(errors))
    expect(errors).toMatchObject({ insertions: 0, deletions: 0 })
    expect(errors.rate).toBeLessThanOrEqual(0.05)
  })

  test('a request that kills every process that takes it ends in words', async () => {
    begin()
    const done = speech.readPhrases(files, speechSetup(digitsModel()), 0, {
      signal: AbortSignal.timeout(55_000),
      onPhrase: () => Promise.resolve(),
      onProgress: () => undefined,
    })
    const killing = setInterval(() => {
      if (children.at(-1)?.connected === true) children.at(-1)?.kill('SIGKILL')
    }, 1)
    await expect(done).rejects.toMatchObject({ code: 'SPEECH_FAILED', data: { reason: 'crashed' } })
    clearInterval(killing)
    expect(children).toHaveLength(3)
  })

  test('stopped by whoever asked, it is there for the next', async () => {
    begin()
    const stop = new AbortController()
    const heard: Phrase[] = []
    const reading = speech.readPhrases(files, speechSetup(digitsModel()), 0, {
      signal: stop.signal,
      onPhrase(phrase) {
        heard.push(phrase)
        if (heard.length === 2) stop.abort()
        return Promise.resolve()
      },
      onProgress: () => undefined,
    })
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(heard).toHaveLength(2)
    const span = { startMs: EACH_MS, endMs: 2 * EACH_MS }
    const signal = AbortSignal.timeout(10_000)
    const { text, words, pcm } = await speech.transcribeSpan(files, span, speechSetup(digitsModel()), signal)
    expect(text).toBe(saidIn(NAMES[1] ?? ''))
    expect(words?.[0]?.startMs).toBeGreaterThan(EACH_MS)
    expect(pcm).toHaveLength(EACH_MS * 16)
    expect(children).toHaveLength(1)
  })

  test('what keeping a phrase fails with is what the reading fails with', async () => {
    begin()
    const reading = speech.readPhrases(files, speechSetup(digitsModel()), 0, {
      signal: AbortSignal.timeout(55_000),
      onPhrase: () => Promise.reject(new Error('the disk is full')),
      onProgress: () => undefined,
    })
    await expect(reading).rejects.toThrow('the disk is full')
  })
})
