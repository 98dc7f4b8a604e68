// A file that the author chose, looked at before anything else is done with it, and again each time it is read.
import { open, realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { AudioImportFile } from '../../shared/speech/audio-import.ts'
import { audioFormatOf, HEAD_BYTES } from './audio-format.ts'

/** Throws IMPORT_FAILED, in words that name the file. */
export async function lookAtSource(chosen: string): Promise<AudioImportFile> {
  const name = basename(chosen)
  try {
    const path = await realpath(chosen)
    const info = await stat(path)
    if (!info.isFile()) throw refused(name, 'is not a file')
    if (info.size === 0) throw refused(name, 'is empty')
    if (audioFormatOf(await readHead(path)) === null) {
      throw refused(name, 'is no sound that the studio knows (WAV, MP3, M4A, FLAC, OGG or WebM)')
    }
    return { path, name, bytes: info.size, modifiedAt: Math.round(info.mtimeMs), durationMs: null }
  } catch (error) {
    if (error instanceof StudioError || !(error instanceof Error && 'code' in error)) throw error
    throw refused(
      name,
      error.code === 'ENOENT' ? 'is not there' : `could not be opened (${String(error.code)})`,
    )
  }
}

/** Whether it is still the file that was chosen. Throws NOT_FOUND or CONFLICT, in words that name the file. */
export async function requireUnchanged({ path, name, bytes, modifiedAt }: AudioImportFile): Promise<void> {
  const info = await stat(path).catch(() => null)
  if (info === null) {
    throw new StudioError(
      'NOT_FOUND',
      `“${name}” is not where it was. What came in before is safe. Put the file back and go on, or cancel the import.`,
    )
  }
  if (info.size === bytes && Math.round(info.mtimeMs) === modifiedAt) return
  throw new StudioError(
    'CONFLICT',
    `“${name}” has changed since the import began, so the studio does not go on with it. What came in before is safe. ` +
      'Put the former file back and go on, or cancel the import and begin anew.',
  )
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const head = new Uint8Array(HEAD_BYTES)
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function refused(name: string, why: string): StudioError {
  return new StudioError('IMPORT_FAILED', `“${name}” ${why}.`)
}
