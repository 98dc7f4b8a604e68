// What a file of sound is, by its first bytes: an extension says what somebody thought.

export const audioFormats = ['wav', 'mp3', 'mp4', 'flac', 'ogg', 'webm', 'aac'] as const
export type AudioFormat = (typeof audioFormats)[number]

/** Enough for every kind but an MP3 or FLAC whose tags come first; those are known by their tags. */
export const HEAD_BYTES = 64

/** null = none that the studio can take in. */
export function audioFormatOf(head: Uint8Array): AudioFormat | null {
  const text = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))
  const first = text(0, 4)
  if (['RIFF', 'RIFX', 'RF64'].includes(first) && text(8, 12) === 'WAVE') return 'wav'
  if (first === 'fLaC') return 'flac'
  if (first === 'OggS') return 'ogg'
  if (text(4, 8) === 'ftyp') return 'mp4'
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return 'webm'
  // What follows the tags is seen when the file is read.
  if (first.startsWith('ID3')) return 'mp3'
  return frameOf(head)
}

/** MPEG audio and ADTS begin with eleven or twelve set bits. */
function frameOf([first = 0, second = 0, third = 0]: Uint8Array): AudioFormat | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  if ((second & 0xf6) === 0xf0) return 'aac'
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  const bitrate = third >> 4
  const rate = (third >> 2) & 3
  return version !== 1 && layer === 1 && bitrate !== 15 && rate !== 3 ? 'mp3' : null
}
