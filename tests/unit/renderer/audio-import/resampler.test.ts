// Bugs caught: pieces that join with a click, sound that drifts or is shifted, tones above what the new rate can hold
// that come back as others, a length that is not the file's.
import { describe, expect, it } from 'vitest'
import { createResampler } from '../../../../src/renderer/audio-import/resampler.ts'

function tone(hertz: number, rate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(rate * seconds) }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / rate),
  )
}

/** Given in pieces of these lengths, over and over. */
function resampled(input: Float32Array, rate: number, pieces: readonly number[]): Float32Array {
  const resampler = createResampler(rate)
  const out: number[] = []
  for (let at = 0, n = 0; at < input.length; n += 1) {
    const length = pieces[n % pieces.length] ?? 1
    for (const sample of resampler.push(input.subarray(at, at + length))) out.push(sample)
    at += length
  }
  for (const sample of resampler.end()) out.push(sample)
  return Float32Array.from(out)
}

/** The largest difference, without the ends, where there is no sound around. */
function farthest(one: Float32Array, other: Float32Array): number {
  let most = 0
  for (let i = 200; i < one.length - 200; i += 1)
    most = Math.max(most, Math.abs((one[i] ?? 0) - (other[i] ?? 0)))
  return most
}

describe.each([8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])('from %i Hz', (rate) => {
  it('a tone is the same tone, in its place and as long', () => {
    const out = resampled(tone(440, rate, 1), rate, [rate])
    expect(out).toHaveLength(48_000)
    expect(farthest(out, tone(440, 48_000, 1))).toBeLessThan(0.01)
  })

  it('pieces of any length give what the whole gives', () => {
    const input = tone(300, rate, 0.2)
    const whole = resampled(input, rate, [input.length])
    expect(resampled(input, rate, [1, 7, 960, 3, 1024])).toEqual(whole)
  })
})

it('lets nothing through that the new rate cannot hold', () => {
  const out = resampled(tone(30_000, 96_000, 0.2), 96_000, [4096])
  expect(Math.max(...out.subarray(200, -200).map(Math.abs))).toBeLessThan(0.01)
})
