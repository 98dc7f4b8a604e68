// Deletes a project with everything, and then looks for it: in every file of the data folder, by its own sentences.
import Database from 'better-sqlite3'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import type { EraseReport } from '../../shared/ipc/erase-views.ts'
import { mayBeRecorded, recordingFolder } from '../recordings/recording-files.ts'
import { DATABASE_FILE } from '../store/database-file.ts'
import { canariesOf, stillSaid, type Canaries } from './canaries.ts'
import { copiesThatHold, removeDamaged, takeOutOfBackup, type Copies } from './copies.ts'
import { deleteRows } from './delete-rows.ts'
import { searchFolder, seek, type Searched } from './search-files.ts'

export interface Erasing {
  dataDir: string
  projectId: string
  /** Also out of the backups, and with it the damaged databases that were kept and hold it. */
  fromCopies: boolean
}

/** The store must be closed. Throws what SQLite throws; then nothing was deleted. */
export async function eraseProject({ dataDir, projectId, fromCopies }: Erasing): Promise<EraseReport> {
  const path = join(dataDir, DATABASE_FILE)
  const { canaries, sessions } = readBefore(path, projectId)
  const copies = await copiesThatHold(dataDir, projectId)
  deleteRows(path, projectId, () => {
    for (const id of sessions.filter(mayBeRecorded))
      rmSync(recordingFolder(dataDir, id), { recursive: true, force: true })
  })
  const failed = fromCopies ? clean(copies, projectId) : []
  blotOut(dataDir, await searchFolder(join(dataDir, 'logs'), canaries.ids.map(seek)).catch(none))
  const searched = await searchFolder(dataDir, [...canaries.sentences, ...canaries.ids].map(seek))
  return {
    sessions: sessions.length,
    sentences: canaries.sentences.length,
    files: searched.files,
    bytes: searched.bytes,
    cleanedCopies: fromCopies ? copies.backups.length + copies.damaged.length - failed.length : 0,
    keptCopies: (fromCopies ? failed : [...copies.backups, ...copies.damaged]).map((one) => basename(one)),
    ...placesOf(path, canaries, searched),
  }
}

function readBefore(path: string, projectId: string): { canaries: Canaries; sessions: string[] } {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const sessions = sqlite.prepare<[string], string>('SELECT id FROM sessions WHERE project_id = ?').pluck()
    return { canaries: canariesOf(sqlite, projectId), sessions: sessions.all(projectId) }
  } finally {
    sqlite.close()
  }
}

/** Answers those that could not be. One that fails keeps none of the others. */
function clean({ backups, damaged }: Copies, projectId: string): string[] {
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
function blotOut(dataDir: string, { found }: Searched): void {
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

/** A sentence that another project says, too, is no remains of this one. */
function placesOf(
  path: string,
  { sentences }: Canaries,
  { found }: Searched,
): Pick<EraseReport, 'found' | 'alsoElsewhere'> {
  const inDatabase = new Set(
    found.filter(({ file }) => file.startsWith(DATABASE_FILE)).flatMap(({ texts }) => texts),
  )
  const elsewhere = inDatabase.size === 0 ? new Set<string>() : saidElsewhere(path, sentences)
  return {
    alsoElsewhere: elsewhere.size,
    found: found.flatMap(({ file, texts }) => {
      const left = texts.filter((text) => !elsewhere.has(text))
      return left.length === 0 ? [] : [{ file: file.split(sep).join('/'), passages: left.length }]
    }),
  }
}

function saidElsewhere(path: string, sentences: readonly string[]): Set<string> {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return stillSaid(sqlite, sentences)
  } finally {
    sqlite.close()
  }
}
