// Catches: memory that grows with the recording, bars of an hour ago shown as now, a pause that moves the bars.
import { expect, test } from 'vitest'
import { BAR_MS, createWaveform } from '../../../../src/renderer/speech/waveform.ts'

test('a bar is the loudest of its quarter of a second; where nothing was heard there is none', () => {
  const waveform = createWaveform()
  waveform.hear(0.2, 0)
  waveform.hear(0.7, 100)
  waveform.hear(0.4, 200)
  waveform.hear(0.3, 3 * BAR_MS)
  expect(waveform.last(4)).toEqual({
    bars: [expect.closeTo(0.7), null, null, expect.closeTo(0.3)],
    endMs: 4 * BAR_MS,
  })
})

test('after five hours the last minutes are there and nothing else', () => {
  const waveform = createWaveform()
  for (let ms = 0; ms < 5 * 3_600_000; ms += BAR_MS) waveform.hear((ms / BAR_MS) % 2, ms)
  const { bars, endMs } = waveform.last(100_000)
  expect(bars).toHaveLength(960)
  expect(endMs).toBe(5 * 3_600_000)
  expect(bars.filter((bar) => bar === null)).toEqual([])
})

test('before the first sound there is nothing to show', () => {
  expect(createWaveform().last(3)).toEqual({ bars: [null, null, null], endMs: 0 })
})
