// Slices whose bytes tell where they belong, so that a reader can say what a file must hold.
import type { RecordingTrack } from '../../src/shared/ipc/voice-views.ts'

export function soundOf(track: RecordingTrack, n: number, slice: number): Uint8Array<ArrayBuffer> {
  const seed = track === 'author' ? 1 : 2
  return Uint8Array.from({ length: 700 + 13 * slice }, (_, i) => (seed * 97 + n * 31 + slice * 7 + i) & 0xff)
}

/** The first `length` bytes of a segment. */
export function segmentSound(track: RecordingTrack, n: number, length: number): Buffer {
  const slices: Uint8Array[] = []
  let bytes = 0
  for (let slice = 0; bytes < length; slice++) {
    const data = soundOf(track, n, slice)
    slices.push(data)
    bytes += data.byteLength
  }
  return Buffer.concat(slices).subarray(0, length)
}
