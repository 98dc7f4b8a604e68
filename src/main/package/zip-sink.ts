// A package as one file: a zip that grows as its files come, and is never held in memory.
import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { publishNew } from '../export/publish-new.ts'
import { temporaryBeside } from '../export/write-new-file.ts'
import type { PackageSink } from './sink.ts'

export function zipSink(path: string): PackageSink {
  const temporary = temporaryBeside(path)
  const zip = new yazl.ZipFile()
  const writing = pipeline(
    zip.outputStream as Readable,
    createWriteStream(temporary, { flags: 'wx', mode: 0o600 }),
  )
  // Both are heard of where they are waited for: in `add` and `finish`.
  writing.catch(() => undefined)
  zip.on('error', () => undefined)
  const brokenOff = async (): Promise<never> => {
    await writing
    throw new Error('The zip ended before its files')
  }
  return {
    async add(name, chunks, kind) {
      const source = Readable.from(chunks)
      const done = new Promise<void>((resolve, reject) => {
        source.once('end', resolve)
        source.once('error', reject)
      })
      zip.addReadStream(source, name, { compress: kind === 'text', mtime: new Date(), mode: 0o100600 })
      await Promise.race([done, brokenOff()])
    },
    async finish() {
      zip.end()
      await writing
      const file = await open(temporary, 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
      return publishNew(temporary, path, 'file')
    },
    async discard() {
      const output = zip.outputStream as Readable
      if (!output.destroyed) output.destroy()
      await writing.catch(() => undefined)
      await rm(temporary, { force: true })
    },
  }
}
