// What lies outside the database of a project that was deleted from it: its sound, its place in copies, its ids in the log.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mayBeRecorded, recordingFolder } from '../recordings/recording-files.ts'
import { removeDamaged, takeOutOfBackup, type Copies } from './copies.ts'
import type { EraseNote } from './erase-note.ts'
import { searchFolder, seek, type Searched } from './search-files.ts'

export function removeSound(dataDir: string, sessions: readonly string[]): void {
  for (const id of sessions.filter(mayBeRecorded))
    rmSync(recordingFolder(dataDir, id), { recursive: true, force: true })
}

/** Answers those that could not be. One that fails keeps none of the others. */
export function cleanCopies({ backups, damaged }: Copies, projectId: string): string[] {
  for (const path of damaged) removeDamaged(path)
  return backups.filter((path) => {
    try {
      takeOutOfBackup(path, projectId)
      return false
    } catch {
      return true // told to the author as a copy that still holds it
    }
  })
}

/** The log says which sessions and projects things happened to, and no words: the ids are made unreadable. */
export async function blotOut(dataDir: string, { projectId, sessions }: EraseNote): Promise<void> {
  const ids = [projectId, ...sessions].map(seek)
  const { found } = await searchFolder(join(dataDir, 'logs'), ids).catch(none)
  for (const { file, texts } of found) {
    const path = join(dataDir, 'logs', file)
    const text = texts.reduce(
      (log, id) => log.replaceAll(Buffer.from(id).toString('latin1'), 'x'.repeat(Buffer.byteLength(id))),
      readFileSync(path, 'latin1'),
    )
    writeFileSync(path, text, 'latin1')
  }
}

function none(): Searched {
  return { files: 0, bytes: 0, found: [] }
}
