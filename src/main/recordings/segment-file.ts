// One segment while it is written: every slice is on the disk before its place is given.
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { SegmentKey } from '../store/queries/recording-segments.ts'
import { syncNewName } from './recording-files.ts'
import { webmDuration } from './webm-duration.ts'

export interface OpenSegment extends SegmentKey {
  path: string
  handle: FileHandle
  bytes: number
  /** Slices since the disk was looked at. */
  unchecked: number
}

export async function openSegmentFile(key: SegmentKey, folder: string, file: string): Promise<OpenSegment> {
  try {
    await mkdir(folder, { recursive: true })
    const path = join(folder, file)
    // Never over a file that is there: it may be a recording whose row a restored backup does not know.
    const handle = await open(path, 'wx')
    await syncNewName(folder)
    return { ...key, path, handle, bytes: 0, unchecked: 0 }
  } catch (error) {
    throw asWriteError(error)
  }
}

/** `at` = bytes before the slice. One that is there already is written over itself, so asking again is safe. */
export async function appendSlice(segment: OpenSegment, at: number, data: Uint8Array): Promise<void> {
  if (at > segment.bytes) {
    throw new StudioError(
      'CONFLICT',
      'A piece of the recording before this one is missing, so it was not added. What was recorded is safe.',
      { bytes: segment.bytes },
    )
  }
  if (at + data.byteLength <= segment.bytes) return
  try {
    await writeAll(segment.handle, data, at)
    await segment.handle.datasync()
  } catch (error) {
    throw asWriteError(error)
  }
  segment.bytes = at + data.byteLength
}

/** What the file holds, read back from the disk. */
export async function closeSegmentFile(
  segment: OpenSegment,
): Promise<{ bytes: number; sha256: string; durationMs: number | null }> {
  await segment.handle.close()
  const content = await readFile(segment.path)
  return {
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
    durationMs: webmDuration(content),
  }
}

export async function discardSegmentFile(segment: OpenSegment): Promise<void> {
  await segment.handle.close()
  await rm(segment.path, { force: true })
}

async function writeAll(handle: FileHandle, data: Uint8Array, at: number): Promise<void> {
  let done = 0
  while (done < data.byteLength) {
    const { bytesWritten } = await handle.write(data, done, data.byteLength - done, at + done)
    done += bytesWritten
  }
}

function asWriteError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', 'EACCES', 'EPERM'].includes(code)) return error
  return new StudioError(
    'DISK_FULL',
    'The studio could not write the recording to your disk. What was recorded before is safe, and the text is still ' +
      'saved. Free some space or check that the disk can be written to.',
    { system: code },
  )
}
