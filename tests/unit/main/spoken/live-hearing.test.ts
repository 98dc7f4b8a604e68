// Catches: sound of two stretches heard as one, a last phrase that is lost or waited for without end, a dead speech process
// that is asked at every block or never again, a failure that reaches the recording.
import { beforeEach, expect, test, vi } from 'vitest'
import type { Phrase } from '../../../../src/shared/speech/phrase.ts'
import { LiveHearing } from '../../../../src/main/spoken/live-hearing.ts'
import { phrase, scriptedSpeech, type ScriptedSpeech } from './scripted-speech.ts'

let speech: ScriptedSpeech
let hearing: LiveHearing
let kept: Phrase[]
let warned: string[]
let now = 0
beforeEach(() => {
  speech = scriptedSpeech()
  kept = []
  warned = []
  now = 0
  hearing = new LiveHearing({
    speech,
    setup: () => ({ vadModel: 'vad.onnx', recogniser: null }),
    keep: (_sessionId, heard) => void kept.push(heard),
    partial: () => undefined,
    warn: (words) => void warned.push(words),
    now: () => now,
  })
})

const block = new Float32Array(1600)

test('sound that follows goes into one stream, which begins where the sound does', async () => {
  await hearing.hear('s', block, 5000)
  await hearing.hear('s', block, 5100)
  await hearing.hear('s', block, 5210)
  expect(speech.asked).toEqual(['begin 5000', 'hear 1600', 'hear 1600', 'hear 1600'])
  expect(hearing.missedSome('s')).toBe(false)
})

test('after a gap another stream begins, and it is known that some was missed', async () => {
  await hearing.hear('s', block, 0)
  await hearing.hear('s', block, 2000)
  expect(speech.asked).toEqual(['begin 0', 'hear 1600', 'end', 'begin 2000', 'hear 1600'])
  expect(hearing.missedSome('s')).toBe(true)
})

test('settling keeps the last phrase and tells up to where was heard', async () => {
  await hearing.hear('s', block, 1000)
  speech.lastPhrases = [phrase(1010, 1090)]
  expect(await hearing.settle('s')).toBe(1100)
  expect(kept).toHaveLength(1)
  expect(await hearing.settle('s')).toBeNull()
  expect(await hearing.settle('never heard of')).toBeNull()
})

test('a dead process is told once, left alone for a while, then tried again', async () => {
  await hearing.hear('s', block, 0)
  speech.isDead = true
  expect(await hearing.hear('s', block, 100)).toBe('sound')
  expect(await hearing.hear('s', block, 200)).toBe('sound')
  expect(warned).toHaveLength(1)
  speech.isDead = false
  speech.asked = []
  now = 16_000
  expect(await hearing.hear('s', block, 16_000)).toBe('turns')
  expect(speech.asked).toEqual(['begin 16000', 'hear 1600'])
  expect(hearing.missedSome('s')).toBe(true)
})

test('a phrase that cannot be kept stops the listening, and nothing else', async () => {
  const full = new LiveHearing({
    speech,
    setup: () => ({ vadModel: 'vad.onnx', recogniser: null }),
    keep() {
      throw new Error('disk full')
    },
    partial: () => undefined,
    warn: (words) => void warned.push(words),
    now: () => now,
  })
  await full.hear('s', block, 0)
  speech.tell(phrase(0, 100))
  expect(full.state('s')).toBe('sound')
  expect(warned).toEqual([expect.stringContaining('disk full')])
})

test('an end that never comes is not waited for', async () => {
  vi.useFakeTimers()
  await hearing.hear('s', block, 0)
  speech.endStream = () => new Promise(() => undefined)
  const settled = hearing.settle('s')
  await vi.advanceTimersByTimeAsync(5000)
  await settled
  expect(warned).toEqual([expect.stringContaining('took too long')])
  vi.useRealTimers()
})
