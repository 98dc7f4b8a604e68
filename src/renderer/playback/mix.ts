// Mixes a stretch of a recording into one sound. MediaRecorder's files have neither length nor index, so a player cannot
// seek in them: they are decoded whole, a minute each.
import type { SegmentView } from '../../shared/ipc/voice-views.ts'
import type { Stretch } from './sound-plan.ts'
import { waveFile } from './wave.ts'

const SAMPLE_RATE = 48_000
/** Two tracks, and the minutes beside the one that plays. */
const KEPT = 6

export interface Mixer {
  /** Files that cannot be read or decoded are left out; throws when that is all of them. */
  mix(stretch: Stretch): Promise<Blob>
}

export function createMixer(): Mixer {
  const decoded = new Map<string, Promise<AudioBuffer>>()

  function sound({ url, bytes }: SegmentView): Promise<AudioBuffer> {
    // A file that is still being written grows.
    const key = `${url} ${bytes}`
    const known = decoded.get(key)
    decoded.delete(key)
    const found = known ?? decode(url)
    decoded.set(key, found)
    found.catch(() => decoded.delete(key))
    for (const oldest of decoded.keys()) if (decoded.size > KEPT) decoded.delete(oldest)
    return found
  }

  return {
    async mix({ startMs, endMs, pieces }) {
      const length = Math.max(1, Math.round(((endMs - startMs) / 1000) * SAMPLE_RATE))
      const context = new OfflineAudioContext({ numberOfChannels: 1, length, sampleRate: SAMPLE_RATE })
      const sounds = await Promise.allSettled(pieces.map(({ segment }) => sound(segment)))
      sounds.forEach((result, i) => {
        const piece = pieces[i]
        if (result.status === 'rejected' || piece === undefined) return
        const source = context.createBufferSource()
        source.buffer = result.value
        source.connect(context.destination)
        source.start(piece.atMs / 1000, piece.offsetMs / 1000, piece.lengthMs / 1000)
      })
      const failed = sounds.find((result) => result.status === 'rejected')
      if (failed !== undefined && sounds.every(({ status }) => status === 'rejected')) throw failed.reason
      return waveFile((await context.startRendering()).getChannelData(0), SAMPLE_RATE)
    },
  }
}

async function decode(url: string): Promise<AudioBuffer> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  const context = new OfflineAudioContext({ numberOfChannels: 1, length: 1, sampleRate: SAMPLE_RATE })
  return context.decodeAudioData(await answer.arrayBuffer())
}
