// Puts a new file in a folder of the author's: whole or not at all, and never over a file that is there.
import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'

/** Pieces are joined to writes of about this many characters. */
const WRITE_SIZE = 256 * 1024
const MOST_NAMES = 1000

/**
 * Writes `pieces` to `path`, or to `name-2.md`, `name-3.md`… beside it when that name is taken. Returns the path
 * written. Throws EXPORT_FAILED or DISK_FULL with words for the author; the folder is then as it was.
 */
export async function writeNewFile(path: string, pieces: Iterable<string>): Promise<string> {
  if (path.includes('\0')) throw failed('the name is not one for a file', 'Choose another name.')
  const temporary = join(dirname(path), `.studio-export-${randomUUID()}.tmp`)
  let reserved: string | null = null
  try {
    await writeThrough(temporary, pieces)
    reserved = await reserveName(path)
    await rename(temporary, reserved)
    await syncFolder(dirname(path)).catch(ignoreRefused)
    return reserved
  } catch (error) {
    await rm(temporary, { force: true }).catch(ignoreRefused)
    if (reserved !== null) await removeEmpty(reserved)
    throw asExportError(error, dirname(path))
  }
}

async function writeThrough(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'wx')
  try {
    let pending = ''
    for (const piece of pieces) {
      pending += piece
      if (pending.length < WRITE_SIZE) continue
      await file.writeFile(pending)
      pending = ''
    }
    await file.writeFile(pending)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Creates an empty file under the first free name: no other program can take it before the rename. */
async function reserveName(path: string): Promise<string> {
  for (let count = 1; count <= MOST_NAMES; count += 1) {
    const name = count === 1 ? path : numbered(path, count)
    try {
      await (await open(name, 'wx')).close()
      return name
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
  throw failed(`there are ${MOST_NAMES} files of that name already`, 'Choose another name or folder.')
}

function numbered(path: string, count: number): string {
  const extension = extname(path)
  return join(dirname(path), `${basename(path, extension)}-${count}${extension}`)
}

/** So that the new name survives a power cut. Windows has no such thing for folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Takes back the reserved name, unless the export did get there. */
async function removeEmpty(path: string): Promise<void> {
  const info = await stat(path).catch(ignoreRefused)
  if (info?.size === 0) await rm(path, { force: true }).catch(ignoreRefused)
}

/** Tidying and syncing a folder may be refused by its disk; what is told is the failure that matters. */
function ignoreRefused(error: unknown): undefined {
  if (codeOf(error) === undefined) throw error
}

function asExportError(error: unknown, folder: string): unknown {
  const code = codeOf(error)
  switch (code) {
    case undefined:
      return error
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return failed('the disk is full', 'Free some space or choose another disk.', 'DISK_FULL', code)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed(`"${folder}" may not be written to`, 'Choose another folder.', 'EXPORT_FAILED', code)
    case 'ENOENT':
    case 'ENOTDIR':
      return failed(
        `"${folder}" is not a folder, or not there any more`,
        'Choose another.',
        'EXPORT_FAILED',
        code,
      )
    case 'ENAMETOOLONG':
      return failed('the name is too long for this disk', 'Choose a shorter one.', 'EXPORT_FAILED', code)
    default:
      return failed(`the disk refused it (${code})`, 'Choose another folder.', 'EXPORT_FAILED', code)
  }
}

function failed(
  why: string,
  next: string,
  code: 'EXPORT_FAILED' | 'DISK_FULL' = 'EXPORT_FAILED',
  cause?: string,
) {
  const message = `Nothing was exported, because ${why}. Your text is safe in the studio. ${next}`
  return new StudioError(code, message, cause === undefined ? undefined : { cause })
}

/** `ENOSPC` and the like, of a failed call to the system; undefined for any other error. */
function codeOf(error: unknown): string | undefined {
  const isSystem = error instanceof Error && 'code' in error && 'syscall' in error
  return isSystem && typeof error.code === 'string' ? error.code : undefined
}
