// Bugs caught: a second that is heard twice where two files overlap, silence for what a crash lost, the wrong place in
// the right file.
import { expect, it } from 'vitest'
import { endOfRecording, planStretch } from '../../../../src/renderer/playback/sound-plan.ts'
import { waveFile } from '../../../../src/renderer/playback/wave.ts'
import type { RecordingTrack, SegmentView } from '../../../../src/shared/ipc/voice-views.ts'

function segment(track: RecordingTrack, n: number, startMs: number, durationMs: number | null): SegmentView {
  const url = `/recordings/s/${track}-${n}.webm`
  return { sessionId: 's', track, n, url, mimeType: 'audio/webm', startMs, durationMs, bytes: 80_000 }
}

const recording = [
  segment('author', 0, 0, 60_300),
  segment('author', 1, 60_100, 60_200),
  segment('interviewer', 0, 30_000, 60_000),
  // After a crash that lost two seconds; it is still being written: 80,000 bytes are some ten seconds.
  segment('author', 2, 122_300, null),
]

const shortly = (from: number, length = 60_000) => {
  const stretch = planStretch(recording, from, length)
  const pieces = stretch?.pieces.map(
    ({ segment: { track, n }, atMs, offsetMs, lengthMs }) =>
      `${track[0]}${n} at ${atMs} from ${offsetMs} for ${lengthMs}`,
  )
  return stretch === null ? null : [`${stretch.startMs}–${stretch.endMs}`, ...(pieces ?? [])]
}

it('finds the place in every file that sounds there, and each second of a track once', () => {
  expect(endOfRecording(recording)).toBe(132_300)
  expect(shortly(42_000, 30_000)).toEqual([
    '42000–72000',
    'a0 at 0 from 42000 for 18100',
    'a1 at 18100 from 0 for 11900',
    'i0 at 0 from 12000 for 30000',
  ])
})

it('goes on where sound begins again', () => {
  expect(shortly(120_300)).toEqual(['122300–132300', 'a2 at 0 from 0 for 10000'])
  expect(shortly(115_000)).toEqual([
    '115000–132300',
    'a1 at 0 from 54900 for 5300',
    'a2 at 7300 from 0 for 10000',
  ])
})

it('knows where nothing is', () => {
  expect(shortly(132_300)).toBeNull()
  expect(planStretch([], 0, 60_000)).toBeNull()
})

it('writes a WAV that says how long it is, and clips instead of wrapping around', async () => {
  const bytes = new DataView(await waveFile(Float32Array.of(0, 0.5, 2, -2), 8000).arrayBuffer())
  expect(bytes.byteLength).toBe(52)
  expect([bytes.getUint32(4, true), bytes.getUint32(24, true), bytes.getUint32(40, true)]).toEqual([
    44, 8000, 8,
  ])
  expect([44, 46, 48, 50].map((at) => bytes.getInt16(at, true))).toEqual([0, 16384, 32767, -32767])
})
