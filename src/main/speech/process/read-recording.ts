// The sound of a recording, which lies in several files, in order and on its clock.
import { SPEECH_RATE } from '../../../shared/speech/transcriber.ts'
import type { SoundFile } from '../speech-process-port.ts'
import { speechFailed, type Sherpa } from './engine.ts'
import { readFile, type SoundSlice } from './read-file.ts'
import { UnreadableSound } from './unreadable-sound.ts'

export interface RecordingPorts {
  sherpa: Sherpa
  /** A file that cannot be read is left out, and the log says so. */
  warn(words: string): void
}

/** From `fromMs` on, `atMs` on the recording clock. Throws when there are files and none of them can be read. */
export async function* readRecording(
  { sherpa, warn }: RecordingPorts,
  files: readonly SoundFile[],
  fromMs: number,
): AsyncGenerator<SoundSlice> {
  const wanted = inOrder(files).filter(({ endMs }) => endMs > fromMs)
  let unreadable = 0
  let heard = false
  for (const file of wanted) {
    try {
      const from = Math.max(0, fromMs - file.startMs)
      for await (const slice of readFile(sherpa, file.path, from)) {
        const sound = upTo(file, slice)
        heard = true
        if (sound !== null) yield sound
      }
    } catch (error) {
      if (!(error instanceof UnreadableSound)) throw error
      unreadable += 1
      warn(`a file of a recording could not be read: ${file.path}: ${error.message}`)
    }
  }
  if (unreadable > 0 && !heard) {
    throw speechFailed(
      'None of the sound of this recording could be read.',
      'Listen to it in the archive; if it plays there, please report this.',
    )
  }
}

type PlacedFile = SoundFile & { endMs: number }

/** A file of unknown length ends where the next one begins. */
function inOrder(files: readonly SoundFile[]): PlacedFile[] {
  const sorted = files.toSorted((a, b) => a.startMs - b.startMs)
  return sorted.map((file, i) => {
    const known = file.durationMs === null ? Infinity : file.startMs + file.durationMs
    return { ...file, endMs: Math.min(known, sorted[i + 1]?.startMs ?? Infinity) }
  })
}

/** On the recording clock; what lies behind the file's end there is not told, for the next file tells it. */
function upTo({ startMs, endMs }: PlacedFile, { atMs, samples }: SoundSlice): SoundSlice | null {
  const at = startMs + atMs
  if (at >= endMs) return null
  const room = endMs === Infinity ? Infinity : Math.round(((endMs - at) * SPEECH_RATE) / 1000)
  return { atMs: at, samples: samples.length > room ? samples.slice(0, room) : samples }
}
