// What can be read of the damaged database takes its place; the damaged one is kept beside it under a dated name.
import { renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import type { SalvageReport } from '../../shared/ipc/views.ts'
import { DATABASE_FILE } from '../store/database-file.ts'
import { syncFile, syncFolder } from '../store/files.ts'
import { readMigrations } from '../store/migrations.ts'
import { setDatabaseAside } from '../store/restore.ts'
import { asStoreError } from '../store/store-errors.ts'
import { checkCopy } from '../store/write-backup.ts'
import { salvageDatabase } from './salvage-database.ts'

interface SalvagePorts {
  dataDir: string
  migrationsDir: string
  now(): number
  log: { info(message: string): void }
}

/** The store must be closed. Throws NOT_FOUND when nothing can be read, DISK_FULL; then nothing was changed. */
export async function salvageInPlace({
  dataDir,
  migrationsDir,
  now,
  log,
}: SalvagePorts): Promise<SalvageReport> {
  const from = join(dataDir, DATABASE_FILE)
  const to = join(dataDir, `${DATABASE_FILE}.salvaging`)
  try {
    const migrations = readMigrations(migrationsDir)
    const report = await salvageDatabase({ from, to, migrations, now: now() })
    if (report.turns + report.notes + report.allProjects + report.revisions === 0) throw nothingThere()
    checkCopy(to)
    syncFile(to)
    const kept = setDatabaseAside(dataDir, now())
    renameSync(to, from)
    syncFolder(dataDir)
    log.info(`salvaged ${report.allProjects} projects, ${report.turns} turns; the damaged database is kept`)
    return { ...report, kept: kept === null ? null : basename(kept) }
  } catch (error) {
    throw asStoreError(error)
  } finally {
    // Reading it to check it lays an empty log beside it.
    for (const suffix of ['', '-wal', '-shm']) rmSync(to + suffix, { force: true })
  }
}

function nothingThere(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    'Nothing could be read from the damaged file. It is as it was. Restore a backup, or start anew beside it and import ' +
      'projects that you exported.',
  )
}
