// One file from a moment on, as segments of our own recording.
import { decodeFrom } from './decoded-sound.ts'
import type { SourceFile } from './messages.ts'
import { openSound } from './open-sound.ts'
import { RATE } from './resampler.ts'
import { SegmentEncoder, type EncodedSegment } from './segment-encoder.ts'

export interface ImportedFile {
  /** All of it, with what was in before. */
  durationMs: number
  /** What could not be read, in words; null = nothing. */
  broken: string | null
}

/** `give` is told where in the file each segment begins. Throws SourceGone, and IMPORT_FAILED where nothing can be read. */
export async function importFile(
  file: SourceFile,
  fromMs: number,
  give: (segment: EncodedSegment, startMs: number) => Promise<void>,
): Promise<ImportedFile> {
  const sound = await openSound(file)
  const saysMs = sound.durationMs
  const breaks: number[] = []
  let atMs = fromMs
  try {
    const encoder = new SegmentEncoder(async (segment) => {
      await give(segment, atMs)
      atMs += segment.durationMs
    })
    const sounds = decodeFrom(sound, (fromMs / 1000) * RATE, ({ atMs: at }) => breaks.push(at))
    for await (const block of sounds) await encoder.add(block)
    await encoder.end()
  } finally {
    sound.close()
  }
  const broken =
    breaks.length > 0 ? brokenWords(file.name, breaks, atMs) : shortWords(file.name, saysMs, atMs)
  return { durationMs: atMs, broken }
}

/** Lengths are sometimes estimated. */
const SHORT_MS = 2000
const SHORT_PART = 0.02

/** A file that was cut off, as by a full card, and reads well up to there. */
function shortWords(name: string, saysMs: number | null, endMs: number): string | null {
  const missing = (saysMs ?? 0) - endMs
  if (saysMs === null || missing < SHORT_MS || missing < saysMs * SHORT_PART) return null
  return `“${name}” gave ${clockOf(endMs)} of sound, although it says that it is ${clockOf(saysMs)} long: a part of it is missing or damaged. All that could be read is in the recording.`
}

function brokenWords(name: string, breaks: readonly number[], endMs: number): string {
  const [first = 0] = breaks
  const last = breaks.at(-1) ?? first
  const times = breaks.slice(0, 5).map(clockOf).join(', ')
  const more = breaks.length > 5 ? ` and ${breaks.length - 5} more places` : ''
  return last >= endMs - 1
    ? `“${name}” is damaged at ${times}${more} and could not be read beyond ${clockOf(endMs)}. What could be read is in the recording.`
    : `“${name}” is damaged at ${times}${more}; there is silence where it could not be read. The rest is in the recording.`
}

/** `1:02:03` */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const rest = two(seconds % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}
