// A package in a zip. Nothing is unpacked by name: what the manifest names is read, and everything else is left alone.
import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { MOST_PACKAGE_FILES } from '../../shared/package/package-format.ts'
import { unreadable, type PackageSource } from './source.ts'

/** A text that says the same over and over shrinks to a hundredth; a bomb is far beyond. */
const MOST_RATIO = 400
const RATIO_FROM_BYTES = 16 * 1024 ** 2
const LINK = 0o120000
const KIND = 0o170000

/** Throws IMPORT_FAILED for a file that is no zip, or a hostile one. */
export async function zipSource(file: string): Promise<PackageSource> {
  const zip = await openZip(file)
  try {
    const entries = await listEntries(zip)
    return {
      size: (path) => Promise.resolve(entries.get(path)?.uncompressedSize ?? null),
      async read(path) {
        const entry = entries.get(path)
        if (entry === undefined) throw unreadable(`“${path}” is not in it`)
        return inWords(await zip.openReadStreamPromise(entry), path)
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false })
  } catch (error) {
    throw unreadable(`it is not a file of the studio, or is cut off (${wordsOf(error)})`)
  }
}

/** By path. Folders are left out. */
async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PACKAGE_FILES) throw unreadable('it holds more files than a project has')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      refuseHostile(entry)
      if (entries.has(entry.fileName)) throw unreadable(`“${entry.fileName}” is in it twice`)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw asUnreadable(error)
  }
  return entries
}

function refuseHostile({ fileName, externalFileAttributes, uncompressedSize, compressedSize }: Entry): void {
  if (((externalFileAttributes >>> 16) & KIND) === LINK) throw unreadable(`“${fileName}” in it is a link`)
  if (uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * MOST_RATIO)
    throw unreadable(`“${fileName}” in it unpacks to far more than the studio writes`)
}

async function* inWords(stream: Readable, path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch (error) {
    throw unreadable(`“${path}” in it is damaged (${wordsOf(error)})`, { path })
  }
}

function asUnreadable(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'StudioError') return error
  return unreadable(`its list of files is damaged or hostile (${error.message.slice(0, 200)})`)
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : String(error)
}
