// How much room the disk has for sound: warned when it grows short, stopped while there is still room for text.
import { statfs } from 'node:fs/promises'
import { StudioError } from '../../shared/errors.ts'
import type { Events } from '../../shared/ipc/contract.ts'
import type { ServiceContext } from '../context.ts'

type Level = Events['recordings.space']['level']

export interface DiskPorts {
  /** Bytes free at which the author is warned. */
  low: number
  /** Bytes free at which sound stops, so that text can go on. */
  stop: number
  /** null = not known; then nothing is stopped. */
  freeBytes(folder: string): Promise<number | null>
}

export const realDisk: DiskPorts = { low: 2 * 1024 ** 3, stop: 500 * 1024 ** 2, freeBytes }

const messages: Record<Level, string> = {
  low:
    'Your disk has less than 2 GB free. The recording goes on. Make some room soon: below 500 MB the studio stops ' +
    'recording sound and keeps only the text.',
  stopped:
    'Your disk has less than 500 MB free, so the studio has stopped recording sound. What was recorded is safe, and ' +
    'the text is still saved. Make some room, and the recording goes on.',
}

export interface DiskWatch {
  /** Looks at the disk, tells the window once a session and level. Throws DISK_FULL while sound is stopped. */
  check(sessionId: string): Promise<void>
  /** The same by what was seen last. */
  refuseWhenStopped(sessionId: string): void
}

export function createDiskWatch(
  { low, stop, freeBytes: free }: DiskPorts,
  { store, emit }: ServiceContext,
): DiskWatch {
  const levels = new Map<string, Level>()
  const told = new Set<string>()

  function tell(sessionId: string, level: Level): void {
    if (told.has(`${level} ${sessionId}`)) return
    told.add(`${level} ${sessionId}`)
    emit('recordings.space', { sessionId, level, message: messages[level] })
  }

  function refuseWhenStopped(sessionId: string): void {
    if (levels.get(sessionId) === 'stopped') throw new StudioError('DISK_FULL', messages.stopped)
  }

  return {
    async check(sessionId) {
      const bytes = (await free(store.dataDir)) ?? Infinity
      const level = bytes <= stop ? 'stopped' : bytes <= low ? 'low' : null
      if (level === null) levels.delete(sessionId)
      else {
        levels.set(sessionId, level)
        tell(sessionId, level)
      }
      // Room was made: should it run out again, that is news.
      if (level !== 'stopped') told.delete(`stopped ${sessionId}`)
      refuseWhenStopped(sessionId)
    },
    refuseWhenStopped,
  }
}

/** null = the disk does not tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null // some network disks do not tell
  }
}
