// A whole project as files: a folder, or the same as one file (a zip). The manifest names every file with its size and
// sha256; `data/` holds each table as JSON Lines, and is what a project is rebuilt from. The rest is for reading.
import { z } from 'zod'

export const PACKAGE_FORMAT = 'ghostwriting-studio/project'
/** Raised when a reader of the old version would lose something. */
export const PACKAGE_VERSION = 1
export const PACKAGE_EXTENSION = 'ghostwriting'
export const MANIFEST_FILE = 'manifest.json'

/** Some 300 hours of two tracks. */
export const MOST_PACKAGE_FILES = 50_000
export const MOST_MANIFEST_BYTES = 16 * 1024 ** 2
/** Of the tables and the files to read, all together. */
export const MOST_TEXT_BYTES = 8 * 1024 ** 3

/** Longest path within a package; Windows has room for 260 with the folder before it. */
const LONGEST_PATH = 150
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i

/** Plain relative paths only: nothing that leads elsewhere, or means something else on another system. */
export function isPackagePath(path: string): boolean {
  if (path.length > LONGEST_PATH) return false
  return path.split('/').every((name) => NAME.test(name) && !name.endsWith('.') && !RESERVED.test(name))
}

const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

/** The first fields: enough to know whether the rest can be read. */
export const manifestHeadSchema = z.object({
  format: z.literal(PACKAGE_FORMAT),
  version: z.number().int().positive(),
  /** How many migrations the database had seen. */
  schema: z.number().int().positive(),
})

export const manifestSchema = manifestHeadSchema.extend({
  exportedAt: z.string().max(40),
  project: z.object({ id: z.string().min(1).max(200), title: z.string().max(100_000) }),
  /** Which folder of `audio/` and which file of `transcript/` is whose. */
  sessions: z
    .array(z.object({ id: z.string().min(1).max(200), name: z.string().min(1).max(100) }))
    .max(MOST_PACKAGE_FILES),
  /** Rows by table. */
  rows: z.record(z.string().max(100), count),
  /** Parts of recordings that were not there when it was exported, as `name/file`. */
  missingAudio: z.array(z.string().max(300)).max(MOST_PACKAGE_FILES),
  counts: z.object({ words: count, sessions: count, turns: count, revisions: count, audioMs: count }),
  files: z
    .array(z.object({ path: z.string().max(1000), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(MOST_PACKAGE_FILES),
})
export type PackageManifest = z.infer<typeof manifestSchema>
export type PackageFile = PackageManifest['files'][number]

export function dataFile(table: string): string {
  return `data/${table}.jsonl`
}

export function audioFile(sessionName: string, file: string): string {
  return `audio/${sessionName}/${file}`
}
