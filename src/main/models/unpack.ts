// An archive of a model, unpacked: only the files that the list names, from the one folder that they lie in.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as tar from 'tar'
import unbzip2 from 'unbzip2-stream'

export interface Unpacking {
  archive: string
  /** Within the archive. */
  folder: string
  names: string[]
  to: string
}

/** A model is some 700 MB; an archive that unpacks to more than this is none. */
const MOST_BYTES = 4 * 1024 ** 3

/** Writes plain files only: no link, no path, and nothing else of what the archive holds. */
export async function unpack({ archive, folder, names, to }: Unpacking): Promise<void> {
  const wanted = new Set(names.map((name) => `${folder}/${name}`))
  let bytes = 0
  await pipeline(
    createReadStream(archive),
    unbzip2(),
    tar.extract({
      cwd: to,
      strip: 1,
      filter(path, entry) {
        const isFile = 'type' in entry && (entry.type === 'File' || entry.type === 'OldFile')
        if (!isFile || !wanted.has(path.replace(/^\.\//, ''))) return false
        bytes += entry.size ?? 0
        if (bytes > MOST_BYTES) throw new Error(`${join(archive)} holds more than a model`)
        return true
      },
    }),
  )
}
