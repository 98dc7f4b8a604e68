// A package that the author chose: its manifest, read with suspicion, and its files, each checked as it is read.
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import {
  isPackagePath,
  MANIFEST_FILE,
  manifestHeadSchema,
  manifestSchema,
  MOST_MANIFEST_BYTES,
  MOST_TEXT_BYTES,
  PACKAGE_VERSION,
  type PackageFile,
  type PackageManifest,
} from '../../shared/package/package-format.ts'
import type { Pace } from '../import/pace.ts'
import { folderSource } from './folder-source.ts'
import { unreadable, type PackageSource } from './source.ts'
import { zipSource } from './zip-source.ts'

export interface OpenPackage {
  path: string
  manifest: PackageManifest
  source: PackageSource
}

/** `knownSchema`: how many migrations this studio has. Throws IMPORT_FAILED. Close its source when done. */
export async function openPackage(path: string, knownSchema: number): Promise<OpenPackage> {
  const source = (await isFolder(path)) ? folderSource(path) : await zipSource(path)
  try {
    const manifest = await readManifest(source, knownSchema)
    await checkFiles(source, manifest)
    return { path, manifest, source }
  } catch (error) {
    source.close()
    throw error
  }
}

export async function isPackageFolder(path: string): Promise<boolean> {
  return (await folderSource(path).size(MANIFEST_FILE)) !== null
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw unreadable(`“${path}” is not there, or may not be read`)
  return found.isDirectory()
}

async function readManifest(source: PackageSource, knownSchema: number): Promise<PackageManifest> {
  const size = await source.size(MANIFEST_FILE)
  if (size === null) throw unreadable('it has no manifest.json: it is not a project that the studio exported')
  if (size > MOST_MANIFEST_BYTES) throw unreadable('its manifest.json is larger than the studio writes')
  const read = parseJson(await readText(source, MANIFEST_FILE, MOST_MANIFEST_BYTES))
  const head = manifestHeadSchema.safeParse(read)
  if (!head.success) throw unreadable('its manifest.json is not one of the studio’s')
  if (head.data.version > PACKAGE_VERSION || head.data.schema > knownSchema) throw newer()
  const manifest = manifestSchema.safeParse(read)
  if (manifest.success) return manifest.data
  const at = manifest.error.issues[0]?.path.join('.') ?? ''
  throw unreadable(`its manifest.json is damaged${at === '' ? '' : ` (${at.slice(0, 100)})`}`)
}

function newer(): StudioError {
  return new StudioError(
    'IMPORT_FAILED',
    'This project was exported by a newer version of the studio, and this version could lose some of it. Nothing was ' +
      'changed. Install the newest version and import it there.',
    { newer: true },
  )
}

async function readText(source: PackageSource, path: string, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of await source.read(path)) {
    bytes += chunk.byteLength
    if (bytes > most) throw unreadable(`“${path}” in it is larger than it says`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('its manifest.json is not JSON')
  }
}

/** Paths and sizes, before any byte is read. */
async function checkFiles(source: PackageSource, { files }: PackageManifest): Promise<void> {
  const seen = new Set<string>()
  let text = 0
  for (const { path, bytes } of files) {
    const shown = JSON.stringify(path.slice(0, 100))
    if (!isPackagePath(path))
      throw unreadable(`its manifest names a path that the studio never writes: ${shown}`)
    // Some disks take `A` and `a` for the same.
    if (seen.has(path.toLowerCase())) throw unreadable(`its manifest names ${shown} twice`)
    seen.add(path.toLowerCase())
    if (!path.startsWith('audio/')) text += bytes
    const size = await source.size(path)
    if (size === null) throw unreadable(`${shown} is missing from it`)
    if (size !== bytes) throw unreadable(`${shown} in it has ${size} bytes instead of ${bytes}`)
  }
  if (text > MOST_TEXT_BYTES) throw unreadable('its texts are larger than the studio takes in')
}

/** Ends in an error unless it was what the manifest says. */
export async function* readChecked(
  { source }: OpenPackage,
  file: PackageFile,
  pace: Pace,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of await source.read(file.path)) {
    await pace.breathe()
    bytes += chunk.byteLength
    if (bytes > file.bytes) throw unreadable(`“${file.path}” in it is larger than it says`)
    hash.update(chunk)
    yield chunk
  }
  if (bytes !== file.bytes || hash.digest('hex') !== file.sha256)
    throw unreadable(`“${file.path}” in it is not what was exported: it was damaged or changed`)
}

/** Inside the data folder, so that what is staged is given its place in one step. */
export function stagingFolder(dataDir: string, id: string): string {
  return join(dataDir, `${STAGING_PREFIX}${id}`)
}

export const STAGING_PREFIX = 'importing-'
