// What the recorder wrote, decoded in the real process. Catches sound at the wrong time, a recording that a crash cut off
// and that is heard as nothing, a damaged file that takes the others with it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSpeech } from '../../../../src/main/speech/create-speech.ts'
import type { SoundFile } from '../../../../src/main/speech/speech-process-port.ts'
import { pitchOfSecond } from '../../../support/beeps.ts'
import { speechForks } from '../../../support/speech-child.ts'

// Real processes on a busy computer.
vi.setConfig({ testTimeout: 60_000 })

const RATE = 16_000
/** Two seconds of beeps at every second, as the recorder in Electron wrote them. */
const fixture = resolve(import.meta.dirname, '../../../fixtures/sound/beeps.webm')
const whole = readFileSync(fixture)

let folder: string
const warnings: string[] = []
const speech = createSpeech({ fork: speechForks().fork, warn: (words) => warnings.push(words) })
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-sound-'))
})
afterAll(async () => {
  await speech.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(path: string, startMs: number, durationMs: number | null = null): SoundFile {
  return { path, startMs, durationMs }
}

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

interface Beep {
  ms: number
  hertz: number
}

function beepsIn(pcm: Float32Array): Beep[] {
  const beeps: Beep[] = []
  let lastLoud = -Infinity
  pcm.forEach((sample, i) => {
    if (Math.abs(sample) < 0.1) return
    if (i - lastLoud > RATE / 2) beeps.push({ ms: (i * 1000) / RATE, hertz: pitchAt(pcm, i) })
    lastLoud = i
  })
  return beeps
}

/** By the zero crossings of 50 ms. */
function pitchAt(pcm: Float32Array, from: number): number {
  let rising = 0
  for (let i = from; i < from + RATE / 20; i++) {
    if ((pcm[i] ?? 0) <= 0 && (pcm[i + 1] ?? 0) > 0) rising += 1
  }
  return rising * 20
}

const all = await speech.readSound([file(fixture, 0)], { startMs: 0, endMs: 2200 })
const heard = beepsIn(all)

test('the beeps are a second apart and as high as they were', () => {
  expect(heard.length).toBeGreaterThanOrEqual(2)
  for (const [i, { ms, hertz }] of heard.entries()) {
    expect(Math.abs(ms - ((heard[0]?.ms ?? 0) + i * 1000))).toBeLessThan(15)
    expect(Math.abs(hertz - pitchOfSecond(i + secondOf(heard[0]?.hertz ?? 0)))).toBeLessThanOrEqual(20)
  }
})

function secondOf(hertz: number): number {
  return Math.round((hertz - pitchOfSecond(0)) / (pitchOfSecond(1) - pitchOfSecond(0)))
}

test('a span from the middle is what the whole has there', async () => {
  const [startMs, endMs] = [730, 1530]
  const part = await speech.readSound([file(fixture, 0)], { startMs, endMs })
  const same = all.subarray(startMs * 16, endMs * 16)
  expect(part.length).toBe(same.length)
  expect(energy(difference(part, same))).toBeLessThan(0.01 * energy(same))
})

function energy(pcm: Float32Array): number {
  return pcm.reduce((sum, sample) => sum + sample * sample, 0)
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((sample, i) => sample - (b[i] ?? 0))
}

test('files follow each other on the recording clock, with silence where nothing was recorded', async () => {
  const files = [file(fixture, 5000), file(fixture, 1000)]
  const pcm = await speech.readSound(files, { startMs: 0, endMs: 8000 })
  const expected = [1000, 5000].flatMap((at) => heard.map(({ ms }) => at + ms))
  expect(beepsIn(pcm).map(({ ms }) => Math.round(ms / 20))).toEqual(expected.map((ms) => Math.round(ms / 20)))
  expect(energy(pcm.subarray(0, 900 * 16))).toBe(0)
})

test('what one file has beyond the beginning of the next is heard once', async () => {
  const pcm = await speech.readSound([file(fixture, 0), file(fixture, 1900)], { startMs: 0, endMs: 4200 })
  const second = heard.map(({ ms }) => 1900 + ms)
  const expected = [...heard.filter(({ ms }) => ms < 1900).map(({ ms }) => ms), ...second]
  expect(beepsIn(pcm).map(({ ms }) => Math.round(ms / 20))).toEqual(expected.map((ms) => Math.round(ms / 20)))
})

test.each([9000, 15_000])('a recording cut off after %i bytes is heard up to there', async (bytes) => {
  const path = written(`cut-${bytes}.webm`, whole.subarray(0, bytes))
  const pcm = await speech.readSound([file(path, 0)], { startMs: 0, endMs: 2200 })
  const there = Math.floor((bytes / whole.length) * 2100 - 200) * 16
  expect(there).toBeGreaterThan(12_000)
  expect(pcm.subarray(0, there)).toEqual(all.subarray(0, there))
})

test('damage in the middle of a file moves nothing that comes after it', async () => {
  const damaged = Uint8Array.from(whole)
  damaged.fill(0xff, 6000, 6200)
  const path = written('damaged.webm', damaged)
  const pcm = await speech.readSound([file(path, 0)], { startMs: 0, endMs: 2200 })
  expect(beepsIn(pcm).at(-1)?.ms).toBe(heard.at(-1)?.ms)
})

test('a file that is no sound, one that is empty and one that is gone leave the others as they are', async () => {
  const files = [
    file(written('none.webm', Buffer.from('not sound at all')), 0, 1000),
    file(written('empty.webm', Buffer.alloc(0)), 1000, 1000),
    file(join(folder, 'gone.webm'), 2000, 1000),
    file(fixture, 3000),
  ]
  const pcm = await speech.readSound(files, { startMs: 0, endMs: 5200 })
  expect(beepsIn(pcm)).toHaveLength(heard.length)
  expect(warnings.filter((words) => words.includes('could not be read'))).toHaveLength(2)
})

test('a recording of which nothing can be read fails in words', async () => {
  const files = [file(join(folder, 'gone.webm'), 0, 1000)]
  await expect(speech.readSound(files, { startMs: 0, endMs: 1000 })).rejects.toMatchObject({
    code: 'SPEECH_FAILED',
    data: { retryable: false },
  })
})
