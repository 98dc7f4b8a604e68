// Unpacks the entries of a zip that `placeOf` names a relative path for, keeping their modes.
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

/** @param placeOf (entry name) => relative path, or null to leave the entry out */
export async function unzip(file, destination, placeOf) {
  const yauzl = (await import('yauzl')).default
  const zip = await promisify(yauzl.open)(file, { lazyEntries: true, autoClose: false })
  const openEntry = promisify(zip.openReadStream.bind(zip))
  try {
    await new Promise((resolve, reject) => {
      zip.on('error', reject)
      zip.on('end', resolve)
      zip.on('entry', (entry) => {
        extract(entry).then(() => zip.readEntry(), reject)
      })
      zip.readEntry()
    })
  } finally {
    zip.close()
  }

  async function extract(entry) {
    const place = entry.fileName.endsWith('/') ? null : placeOf(entry.fileName)
    if (!place) return
    const target = path.join(destination, place)
    if (!target.startsWith(destination + path.sep))
      throw new Error(`unsafe path in the archive: ${entry.fileName}`)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await openEntry(entry), fs.createWriteStream(target, { mode: mode || 0o644 }))
  }
}
