// A database that the studio itself closed, and that nobody has touched since, need not be read whole before it opens.
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DATABASE_FILE } from './database-file.ts'

const CLOSED_FILE = `${DATABASE_FILE}-closed`

const markSchema = z.object({ bytes: z.number(), mtimeMs: z.number() })
type Mark = z.infer<typeof markSchema>

/** Call once the last connection is closed, and only for a database that was read whole while it was open. */
export function markClosed(dataDir: string): void {
  const mark = markOf(dataDir)
  // Not synced: a mark that a power cut takes away costs one check.
  if (mark !== null) writeFileSync(join(dataDir, CLOSED_FILE), JSON.stringify(mark))
}

/** Whether the database is as `markClosed` left it. The mark is gone afterwards: it holds for one opening. */
export function takeClosedMark(dataDir: string): boolean {
  const path = join(dataDir, CLOSED_FILE)
  const kept = readMark(path)
  rmSync(path, { force: true })
  const mark = markOf(dataDir)
  return kept !== null && mark !== null && kept.bytes === mark.bytes && kept.mtimeMs === mark.mtimeMs
}

/** null = there is no database, or one with changes that are not in it yet. */
function markOf(dataDir: string): Mark | null {
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
