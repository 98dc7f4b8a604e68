// Backups and damaged databases that were kept: which of them hold a project, and how it is taken out of them.
import { copyFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listBackups } from '../store/backups.ts'
import { syncFile, syncFolder } from '../store/files.ts'
import { backupsFolder, checkCopy } from '../store/write-backup.ts'
import { deleteRows, holdsProject } from './delete-rows.ts'
import { searchFile, seek } from './search-files.ts'

export interface Copies {
  /** Paths of whole ones. */
  backups: string[]
  /** That cannot be read as a database, or were kept when they could not, and in which the project's id lies. */
  damaged: string[]
}

export async function copiesThatHold(dataDir: string, projectId: string): Promise<Copies> {
  const copies: Copies = { backups: [], damaged: [] }
  for (const { name } of listBackups(dataDir)) {
    const path = join(backupsFolder(dataDir), name)
    const holds = holdsProject(path, projectId)
    // A backup has no log; reading one may lay an empty one beside it.
    removeLog(path)
    if (holds === true) copies.backups.push(path)
    else if (holds === null && (await mentions(path, projectId))) copies.damaged.push(path)
  }
  for (const name of readdirSync(dataDir).filter((one) => /^studio-damaged-.*\.db$/.test(one))) {
    const path = join(dataDir, name)
    // Only read as bytes: SQLite would change what its log holds.
    if ((await mentions(path, projectId)) || (await mentions(`${path}-wal`, projectId)))
      copies.damaged.push(path)
  }
  return copies
}

export function removeDamaged(path: string): void {
  rmSync(path, { force: true })
  removeLog(path)
}

function removeLog(path: string): void {
  for (const suffix of ['-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true })
}

async function mentions(path: string, id: string): Promise<boolean> {
  const found = await searchFile(path, [seek(id)], false)
  return found !== null && found.length > 0
}

/** The other projects stay in it. A crash leaves it as it was. */
export function takeOutOfBackup(path: string, projectId: string): void {
  const unfinished = `${path}.unfinished`
  try {
    copyFileSync(path, unfinished)
    deleteRows(unfinished, projectId)
    checkCopy(unfinished)
    syncFile(unfinished)
    renameSync(unfinished, path)
    syncFolder(dirname(path))
  } finally {
    removeDamaged(unfinished)
  }
}
