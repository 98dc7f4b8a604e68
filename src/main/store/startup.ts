// What is done at a start: looking at the database before it opens (it is only read, a damaged one is never touched
// or replaced), and, once it is open, removing what the author deleted.
import Database from 'better-sqlite3'
import { isNotNull } from 'drizzle-orm'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RecoveryView } from '../../shared/ipc/views.ts'
import { listBackups } from './backups.ts'
import { readMigrations, schemaVersion } from './migrations.ts'
import { quickCheck } from './quick-check.ts'
import { projects } from './schema.ts'
import type { Store } from './store.ts'
import { DATABASE_FILE } from './database-file.ts'

export interface DatabaseCheck extends Pick<RecoveryView, 'problem' | 'message'> {
  /** The database is well, and its search index is to be made anew. */
  isIndexDamaged?: true
}

const messages: Record<NonNullable<RecoveryView['problem']>, string> = {
  missing:
    'The file that holds your projects is not where it was, but there are backups of it. Nothing was created in its ' +
    'place. Restore a backup, or put the file back and start the studio again.',
  corrupt:
    'The file that holds your projects is damaged. It was not changed and will be kept. Restore the latest backup to ' +
    'go on from there.',
  newer:
    'Your projects were last opened by a newer version of the studio, and this version could damage them. Nothing was ' +
    'changed. Install the newest version and open it again.',
  unreadable:
    'The file that holds your projects cannot be read. Nothing was changed. Check that the disk is connected, that ' +
    'you may open the file, and that no other program holds it; then start the studio again.',
}

function found(problem: RecoveryView['problem']): DatabaseCheck {
  return { problem, message: problem === null ? '' : messages[problem] }
}

/** `problem` null: open the store (a first start included). Anything else: show recovery, and do not open it. */
export function checkDatabase(dataDir: string, migrationsDir: string): DatabaseCheck {
  const path = join(dataDir, DATABASE_FILE)
  const size = sizeOf(path)
  // SQLite deletes a log that has no database, so opening would destroy what could still be saved.
  const hasPast = listBackups(dataDir).length > 0 || sizeOf(`${path}-wal`) > 0
  if (!existsSync(path)) return found(hasPast ? 'missing' : null)
  if (size === 0) return found(hasPast ? 'corrupt' : null)
  try {
    return inspect(path, readMigrations(migrationsDir).length, hasPast)
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    const damaged = error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB'
    return found(damaged ? 'corrupt' : 'unreadable')
  }
}

function inspect(path: string, knownVersion: number, hasPast: boolean): DatabaseCheck {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const { isWhole, isIndexWhole } = quickCheck(sqlite)
    if (!isWhole) return found('corrupt')
    const version = schemaVersion(sqlite)
    if (version > knownVersion) return found('newer')
    // A whole database without a schema is what an interrupted first start leaves, or somebody's empty file.
    if (version === 0 && hasPast) return found('missing')
    return isIndexWhole ? found(null) : { ...found(null), isIndexDamaged: true }
  } finally {
    sqlite.close()
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

/** Removes deleted projects with all that is theirs; returns their ids. */
export function purgeDeletedProjects(store: Store): string[] {
  return store.transaction(() =>
    store.db
      .delete(projects)
      .where(isNotNull(projects.deletedAt))
      .returning({ id: projects.id })
      .all()
      .map(({ id }) => id),
  )
}
