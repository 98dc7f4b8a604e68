// A package as a folder: written beside its place under a temporary name, every file synced, then renamed.
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { publishNew, syncFolder } from '../export/publish-new.ts'
import { temporaryBeside } from '../export/write-new-file.ts'
import type { PackageSink } from './sink.ts'

/** `path` is taken unless something is there; then it is `path-2` and so on. */
export function folderSink(path: string): PackageSink {
  const temporary = temporaryBeside(path)
  return {
    async add(name, chunks) {
      const target = join(temporary, name)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const file = await open(target, 'wx')
      try {
        for await (const chunk of chunks) await file.writeFile(chunk)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    async finish() {
      const entries = await readdir(temporary, { withFileTypes: true, recursive: true })
      for (const entry of entries)
        if (entry.isDirectory()) await syncFolder(join(entry.parentPath, entry.name))
      await syncFolder(temporary)
      return publishNew(temporary, path, 'folder')
    },
    discard: () => rm(temporary, { recursive: true, force: true }),
  }
}
