// Gives what was written under a temporary name its own, beside it: never over what is there.
import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { exportFailed, ignoreRefused, systemCodeOf } from './export-error.ts'

const MOST_NAMES = 1000

type Kind = 'file' | 'folder'

/** Answers the path it has now: `path`, or `name-2`, `name-3`… when that is taken. */
export async function publishNew(temporary: string, path: string, kind: Kind): Promise<string> {
  const reserved = await reserveName(path, kind)
  try {
    // Windows renames no folder onto another, even an empty one.
    if (kind === 'folder' && process.platform === 'win32') await rmdir(reserved)
    await rename(temporary, reserved)
  } catch (error) {
    await removeEmpty(reserved, kind)
    throw error
  }
  await syncFolder(dirname(path)).catch(ignoreRefused)
  return reserved
}

/** Creates an empty one under the first free name: no other program can take it before the rename. */
async function reserveName(path: string, kind: Kind): Promise<string> {
  for (let count = 1; count <= MOST_NAMES; count += 1) {
    const name = count === 1 ? path : numbered(path, count)
    try {
      if (kind === 'folder') await mkdir(name)
      else await (await open(name, 'wx')).close()
      return name
    } catch (error) {
      if (systemCodeOf(error) !== 'EEXIST') throw error
    }
  }
  throw exportFailed(
    `there are ${MOST_NAMES} ${kind}s of that name already`,
    'Choose another name or folder.',
  )
}

function numbered(path: string, count: number): string {
  const extension = extname(path)
  return join(dirname(path), `${basename(path, extension)}-${count}${extension}`)
}

/** So that the new name survives a power cut. Windows has no such thing for folders. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Takes back the reserved name, unless the export did get there. */
async function removeEmpty(path: string, kind: Kind): Promise<void> {
  if (kind === 'folder') return rmdir(path).catch(ignoreRefused)
  const info = await stat(path).catch(ignoreRefused)
  if (info?.size === 0) await rm(path, { force: true }).catch(ignoreRefused)
}
