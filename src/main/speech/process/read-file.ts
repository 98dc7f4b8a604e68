// The sound of one file as 16 kHz mono, in slices: WebM with Opus as the studio records it, or WAV.
import type { Sherpa } from './engine.ts'
import { openFileBytes } from './file-bytes.ts'
import { UnreadableSound } from './unreadable-sound.ts'
import { wavSound } from './wav-sound.ts'
import { webmSound } from './webm-sound.ts'

export interface SoundSlice {
  /** From the file's beginning, milliseconds. */
  atMs: number
  samples: Float32Array
}

/**
 * From `fromMs` of the file on; what comes after a place where it is cut off is not there. Throws UnreadableSound. A file
 * without a byte was opened when the studio ended, and nothing was said into it.
 */
export async function* readFile(sherpa: Sherpa, path: string, fromMs: number): AsyncGenerator<SoundSlice> {
  const { bytes, close } = await openFileBytes(path)
  try {
    const magic = (await bytes.upTo(4)).toString('hex')
    if (magic === '') return
    if (magic === '1a45dfa3') yield* webmSound(bytes, fromMs)
    else if (magic === '52494646') yield* wavSound(sherpa, bytes, fromMs)
    else throw new UnreadableSound('it is neither WebM nor WAV')
  } finally {
    await close()
  }
}
