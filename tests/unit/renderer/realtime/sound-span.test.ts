// Passages of sound while nobody transcribes: none is lost, and a cough is no answer.
import { expect, test } from 'vitest'
import { createSoundSpans } from '../../../../src/renderer/realtime/sound-span.ts'

function speak(spans: ReturnType<typeof createSoundSpans>, fromMs: number, toMs: number, level = 0.3): void {
  for (let at = fromMs; at <= toMs; at += 66) spans.level(level, at)
}

test('what was said is a span with a margin, and silence is none', () => {
  const spans = createSoundSpans()
  spans.begin(10_000)
  speak(spans, 10_000, 12_000, 0.01)
  expect(spans.cut(12_000)).toBeNull()
  speak(spans, 12_000, 13_000, 0.01)
  speak(spans, 13_000, 16_000)
  speak(spans, 16_000, 20_000, 0.01)
  const span = spans.cut(20_000)
  expect(span?.startMs).toBeGreaterThanOrEqual(12_000)
  expect(span?.startMs).toBeLessThanOrEqual(13_000)
  expect(span?.endMs).toBeGreaterThanOrEqual(16_000)
  expect(span?.endMs).toBeLessThanOrEqual(16_700)
})

test('a cough is not an answer', () => {
  const spans = createSoundSpans()
  spans.begin(0)
  speak(spans, 1000, 1200)
  expect(spans.isAnswered(30_000)).toBe(false)
  expect(spans.cut(30_000)).toBeNull()
})

test('an answer is one that was followed by quiet', () => {
  const spans = createSoundSpans()
  spans.begin(0)
  speak(spans, 1000, 5000)
  expect(spans.isAnswered(6000)).toBe(false)
  expect(spans.isAnswered(12_000)).toBe(true)
})

test('a sentence that the loss of the connection cut in two is kept from its beginning', () => {
  const spans = createSoundSpans()
  spans.begin(20_000, 14_500)
  expect(spans.cut(20_500)).toEqual({ startMs: 14_500, endMs: 20_500 })
})

test('a stalled meter does not count as speech', () => {
  const spans = createSoundSpans()
  spans.begin(0)
  spans.level(0.3, 100)
  spans.level(0.3, 60_000)
  expect(spans.cut(60_000)).toBeNull()
})
