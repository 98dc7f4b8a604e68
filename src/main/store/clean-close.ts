// A database that the studio itself closed, and that nobody has touched since, need not be read whole before it opens.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DATABASE_FILE } from './database-file.ts'

const CLOSED_FILE = `${DATABASE_FILE}-closed`

/** A file that the disk forgets slowly is read whole once in a while all the same. Milliseconds. */
const TRUSTED_MS = 7 * 24 * 60 * 60_000

const markSchema = z.object({ bytes: z.number(), mtimeMs: z.number(), readWholeAt: z.number() })
type Mark = z.infer<typeof markSchema>

/** Call once the last connection is closed. `readWholeAt`: when the whole database was last read and found well. */
export function markClosed(dataDir: string, readWholeAt: number): void {
  const shape = shapeOf(dataDir)
  // Not synced: a mark that a power cut takes away costs one check.
  if (shape !== null) writeFileSync(join(dataDir, CLOSED_FILE), JSON.stringify({ ...shape, readWholeAt }))
}

/**
 * When the database was last read whole, if it is as `markClosed` left it and that is not long ago; else null. The mark is
 * gone afterwards: it holds for one opening.
 */
export function takeClosedMark(dataDir: string, now: number): number | null {
  const path = join(dataDir, CLOSED_FILE)
  const kept = readMark(path)
  rmSync(path, { force: true })
  const shape = shapeOf(dataDir)
  if (kept?.bytes !== shape?.bytes || kept?.mtimeMs !== shape?.mtimeMs) return null
  const age = now - (kept?.readWholeAt ?? -Infinity)
  return kept !== null && age >= 0 && age < TRUSTED_MS ? kept.readWholeAt : null
}

/** null = there is no database, or one with changes that are not in it yet. */
function shapeOf(dataDir: string): Omit<Mark, 'readWholeAt'> | null {
  const path = join(dataDir, DATABASE_FILE)
  if (!existsSync(path) || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return null
  const { size, mtimeMs } = statSync(path)
  return { bytes: size, mtimeMs }
}

function readMark(path: string): Mark | null {
  try {
    return markSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Not there, or torn: then the whole check is made, as after a crash.
    return null
  }
}
