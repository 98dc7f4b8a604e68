// If the test server heard turns where there are none, or none where there are, every test with a voice would be a lie.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeMicrophone, realSpeech, writeFakeSpeech, type SoundPart } from '../../../support/fake-speech.ts'
import { EnergyVad, type VadEvent } from '../../../support/realtime-server/energy-vad.ts'

const RATE = 48_000
const FRAME = RATE / 100
const settings = { silenceMs: 700, prefixMs: 300, threshold: 0.5 }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fake-speech-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function samplesOf(path: string): Int16Array {
  const bytes = readFileSync(path)
  const samples = new Int16Array((bytes.length - 44) / 2)
  for (let n = 0; n < samples.length; n += 1) samples[n] = bytes.readInt16LE(44 + n * 2)
  return samples
}

function listen(samples: Int16Array, hiss = 0): VadEvent[] {
  const vad = new EnergyVad()
  const events: VadEvent[] = []
  for (let at = 0; at + FRAME <= samples.length; at += FRAME) {
    const frame = samples.slice(at, at + FRAME).map((sample, n) => sample + hiss * ((n * 7919) % 3) - hiss)
    const event = vad.hear(frame, RATE, settings)
    if (event) events.push(event)
  }
  return events
}

function near(actual: number | undefined, expected: number): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(400)
}

describe('turns by loudness', () => {
  const two: SoundPart[] = [
    { silenceMs: 1_000 },
    { syllablesMs: 2_000 },
    { silenceMs: 1_500 },
    { syllablesMs: 1_000 },
    { silenceMs: 1_500 },
  ]

  test.each([
    ['in silence', 0],
    ['in hiss', 100],
  ])('hears two turns %s, with the padding before and the silence after', (_where, hiss) => {
    const speech = writeFakeSpeech(folder, two)
    const events = listen(samplesOf(speech.path), hiss)
    expect(events.map(({ type }) => type)).toEqual(['started', 'stopped', 'started', 'stopped'])
    for (const [turn, { startMs, endMs }] of speech.spoken.entries()) {
      near(events[turn * 2]?.atMs, startMs - settings.prefixMs)
      near(events[turn * 2 + 1]?.atMs, endMs + settings.silenceMs)
    }
  })

  test('hears nothing in silence, hiss or a click', () => {
    const quiet = samplesOf(writeFakeSpeech(folder, [{ silenceMs: 3_000 }]).path)
    quiet.fill(20_000, RATE, RATE + 480)
    expect(listen(quiet)).toEqual([])
    expect(listen(quiet, 100)).toEqual([])
  })

  test('time goes on while nobody listens, and what had begun is forgotten', () => {
    const vad = new EnergyVad()
    const loud = new Int16Array(FRAME).fill(8_000)
    for (let n = 0; n < 20; n += 1) vad.hear(loud, RATE, settings)
    for (let n = 0; n < 100; n += 1) expect(vad.hear(new Int16Array(160), 16_000, null)).toBeNull()
    expect(vad.hear(new Int16Array(FRAME), RATE, settings)).toBeNull()
    expect(vad.clockMs).toBe(1_210)
  })
})

describe('a microphone made of a file', () => {
  test('joins parts, whatever their rate, to 48 kHz mono', (context) => {
    const wav = realSpeech()
    if (wav === null) return context.skip('../shared/data/speech is not beside the clone')
    const speech = writeFakeSpeech(folder, [{ silenceMs: 500 }, { wav }, { silenceMs: 500 }])
    near(speech.durationMs, 12_000)
    const header = readFileSync(speech.path).subarray(0, 44)
    expect([header.readUInt16LE(22), header.readUInt32LE(24), header.readUInt16LE(34)]).toEqual([1, RATE, 16])
    expect(listen(samplesOf(speech.path))[0]?.type).toBe('started')
  })

  test('names the file to Chromium, once or again and again', () => {
    const path = join(folder, 'voice.wav')
    expect(fakeMicrophone(path)).toContain(`--use-file-for-fake-audio-capture=${path}`)
    expect(fakeMicrophone(path, { loop: false })).toContain(
      `--use-file-for-fake-audio-capture=${path}%noloop`,
    )
  })
})
