// Bugs caught: a clock that counts pauses or runs back, an alert told again and again or never taken back, a quiet room
// taken for a dead microphone, an author who reads "DOMException".
import { expect, it } from 'vitest'
import { collectAlerts } from '../../../../src/renderer/recorder/alerts.ts'
import { microphoneProblem } from '../../../../src/renderer/recorder/microphone-problem.ts'
import { startRecordingClock } from '../../../../src/renderer/recorder/recording-clock.ts'
import { loudnessOf, watchSilence } from '../../../../src/renderer/recorder/silence.ts'

it('leaves pauses out of the clock, and goes on where the session stood', () => {
  let now = 500
  const clock = startRecordingClock(42_000, () => now)
  now += 1000
  expect(clock.ms()).toBe(43_000)
  clock.pause()
  now += 60_000
  clock.pause()
  expect(clock.ms()).toBe(43_000)
  clock.resume()
  clock.resume()
  now += 5
  expect(clock.ms()).toBe(43_005)
})

it('tells an alert once, and that it is over when it is over for every source', () => {
  const told: string[] = []
  const alert = collectAlerts((kind, what) => told.push(`${kind} ${what === null ? 'over' : 'on'}`))
  alert('author', 'not_written', null)
  alert('author', 'not_written', { kind: 'not_written', message: 'a' })
  alert('author', 'not_written', { kind: 'not_written', message: 'a' })
  alert('interviewer', 'not_written', { kind: 'not_written', message: 'b' })
  alert('author', 'not_written', null)
  alert('interviewer', 'not_written', null)
  alert('interviewer', 'not_written', null)
  expect(told).toEqual(['not_written on', 'not_written on', 'not_written over'])
})

it('says after ten seconds of nothing at all that the microphone is dead, once, and when it is not', () => {
  const silence = watchSilence()
  const told: string[] = []
  const hear = (peak: number, from: number, to: number): void => {
    for (let at = from; at < to; at += 100) {
      const heard = silence.hear(peak, at)
      if (heard !== null) told.push(`${heard} at ${at}`)
    }
  }
  hear(0.2, 0, 1000)
  hear(0.0001, 1000, 30_000) // a very quiet room
  hear(0, 30_000, 39_000)
  hear(0.0001, 39_000, 39_100)
  hear(0, 40_000, 60_000)
  hear(0.2, 60_000, 61_000)
  expect(told).toEqual(['silent at 50000', 'over at 60000'])
})

it('shows loudness as the ear hears it', () => {
  const tone = (amplitude: number) =>
    Float32Array.from({ length: 480 }, (_, i) => amplitude * Math.sin(i / 3))
  expect(loudnessOf(new Float32Array(480))).toEqual({ peak: 0, level: 0 })
  expect(loudnessOf(tone(1)).level).toBeGreaterThan(0.9)
  expect(loudnessOf(tone(0.03)).level).toBeGreaterThan(0.3)
  expect(loudnessOf(tone(0.0001)).level).toBe(0)
})

it.each(['NotAllowedError', 'NotFoundError', 'NotReadableError', 'OverconstrainedError', 'AbortError'])(
  'says what is wrong with the microphone, what is safe and what to do: %s',
  (name) => {
    const { title, message } = microphoneProblem(new DOMException('internal words', name), null)
    expect(message).toMatch(/is safe.*(try again|connect)/is)
    expect(`${title} ${message}`).not.toMatch(/error|exception|internal words|getUserMedia/i)
  },
)

it('says where the system lets the microphone be allowed', () => {
  const help = 'Open System Settings, Privacy and Security, Microphone, and switch the studio on.'
  const { message } = microphoneProblem(new DOMException('', 'NotFoundError'), { access: 'denied', help })
  expect(message).toContain(help)
})
