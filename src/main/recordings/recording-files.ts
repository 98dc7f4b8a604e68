// Where recordings lie: `recordings/<session>/<track>-<nnnn>.webm` in the data folder, and nowhere else.
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { RecordingTrack } from '../../shared/ipc/voice-views.ts'

export const RECORDINGS_FOLDER = 'recordings'

/** No dots and no separators: such an id can be a folder's name. */
const SESSION_ID = /^[A-Za-z0-9_-]{1,100}$/
const FILE_NAME = /^(author|interviewer)-(\d{4,6})\.webm$/

export function mayBeRecorded(sessionId: string): boolean {
  return SESSION_ID.test(sessionId)
}

export function recordingFolder(dataDir: string, sessionId: string): string {
  if (mayBeRecorded(sessionId)) return join(dataDir, RECORDINGS_FOLDER, sessionId)
  throw new StudioError('INVALID_ARGUMENT', 'This session cannot have a recording. Nothing was changed.')
}

export function segmentFile(track: RecordingTrack, n: number): string {
  return `${track}-${String(n).padStart(4, '0')}.webm`
}

/** Track and number of a file's name, or null when it is none of ours. */
export function parseSegmentFile(file: string): { track: RecordingTrack; n: number } | null {
  const [, track, n] = FILE_NAME.exec(file) ?? []
  return track === 'author' || track === 'interviewer' ? { track, n: Number(n) } : null
}

export function recordingUrl(sessionId: string, file: string): string {
  return `/${RECORDINGS_FOLDER}/${sessionId}/${file}`
}

/** From `from` on: a restored backup may not know of files that are there, and none is written over. */
export async function firstFreeNumber(folder: string, track: RecordingTrack, from: number): Promise<number> {
  const files = new Set(await namesIn(folder))
  let n = from
  while (files.has(segmentFile(track, n))) n += 1
  return n
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Session and file of a recording's address, or null when it cannot be one. */
export function parseRecordingPath(pathname: string): { sessionId: string; file: string } | null {
  const [empty, folder, sessionId = '', file = '', ...more] = pathname.split('/')
  if (empty !== '' || folder !== RECORDINGS_FOLDER || more.length > 0) return null
  return mayBeRecorded(sessionId) && FILE_NAME.test(file) ? { sessionId, file } : null
}

/** A new file's name lasts through a power cut once its folder is synced; Windows has no such call. */
export async function syncNewName(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
