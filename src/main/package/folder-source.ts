// A package in a folder: plain files only, and only those that lie in it.
import { createReadStream } from 'node:fs'
import { lstat, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { systemCodeOf } from '../export/export-error.ts'
import { unreadable, type PackageSource } from './source.ts'

export function folderSource(folder: string): PackageSource {
  return {
    async size(path) {
      try {
        const found = await lstat(join(folder, path))
        if (found.isSymbolicLink() || (await leadsOut(folder, path)))
          throw unreadable(`“${path}” in it is a link to somewhere else`)
        return found.isFile() ? found.size : null
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(systemCodeOf(error) ?? '')) return null
        throw asUnreadable(error, path)
      }
    },
    read: (path) => Promise.resolve(readThrough(join(folder, path), path)),
    close: () => undefined,
  }
}

/** By a folder within it that is a link. */
async function leadsOut(folder: string, path: string): Promise<boolean> {
  const root = await realpath(folder)
  return (await realpath(join(folder, path))) !== join(root, path.split('/').join(sep))
}

async function* readThrough(file: string, path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Uint8Array
  } catch (error) {
    throw asUnreadable(error, path)
  }
}

function asUnreadable(error: unknown, path: string): unknown {
  const code = systemCodeOf(error)
  return code === undefined ? error : unreadable(`“${path}” in it could not be read (${code})`, { path })
}
