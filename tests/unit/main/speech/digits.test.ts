// The real engine in its own process: catches a configuration it does not take, sound that is lost on the way, and
// words at wrong times.
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
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

// Real processes on a busy computer.
vi.setConfig({ testTimeout: 60_000 })

describe.skipIf(speechAbsent)(`digits with a real model${absentNote}`, () => {
  const forks = speechForks()
  const speech = createSpeech({ fork: forks.fork, warn: (words) => console.log(words) })
  afterAll(() => speech.close())

  test.each(['digits-theo-314159.wav', 'digits-theo-70286.wav'])('%s without an error', async (name) => {
    const phrases: Phrase[] = []
    await speech.readPhrases([speechFile(name)], speechSetup(digitsModel()), 0, {
      signal: AbortSignal.timeout(55_000),
      onPhrase: (phrase, pcm) => {
        expect(pcm.length).toBeGreaterThan(0)
        phrases.push(phrase)
        return Promise.resolve()
      },
      onProgress: () => undefined,
    })
    const errors = wordErrors(saidIn(name), phrases.map(({ text }) => text).join(' '))
    console.log(name, errors, JSON.stringify(phrases))
    expect(errors.rate).toBe(0)
  })
})
