// Puts a new file in a folder of the author's: whole or not at all, and never over a file that is there.
import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { asExportError, exportFailed, ignoreRefused } from './export-error.ts'
import { publishNew } from './publish-new.ts'

/** Pieces are joined to writes of about this many characters. */
const WRITE_SIZE = 256 * 1024

/**
 * Writes `pieces` to `path`, or to `name-2.md`, `name-3.md`… beside it when that name is taken. Returns the path
 * written. Throws EXPORT_FAILED or DISK_FULL with words for the author; the folder is then as it was.
 */
export async function writeNewFile(path: string, pieces: Iterable<string>): Promise<string> {
  if (path.includes('\0')) throw exportFailed('the name is not one for a file', 'Choose another name.')
  const temporary = temporaryBeside(path)
  try {
    await writeThrough(temporary, pieces)
    return await publishNew(temporary, path, 'file')
  } catch (error) {
    await rm(temporary, { force: true }).catch(ignoreRefused)
    throw asExportError(error, dirname(path))
  }
}

/** Hidden, and on the same disk, so that it can be given its name in one step. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.studio-export-${randomUUID()}.tmp`)
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
