// Deletes a project with everything, and then looks for it: in every file of the data folder, by its own sentences.
import Database from 'better-sqlite3'
import { basename, join, sep } from 'node:path'
import type { EraseReport } from '../../shared/ipc/erase-views.ts'
import { DATABASE_FILE } from '../store/database-file.ts'
import { canariesOf, stillSaid, type Canaries } from './canaries.ts'
import { copiesThatHold } from './copies.ts'
import { deleteRows } from './delete-rows.ts'
import { removeEraseNote, writeEraseNote } from './erase-note.ts'
import { searchFolder, seek, type Searched } from './search-files.ts'
import { blotOut, cleanCopies, removeSound } from './sweep.ts'

export interface Erasing {
  dataDir: string
  projectId: string
  /** Also out of the backups, and with it the damaged databases that were kept and hold it. */
  fromCopies: boolean
}

/**
 * The store must be closed. Throws what SQLite throws; then nothing was deleted, or the next start deletes the rest
 * (`finishErases`), as it does when this is cut off.
 */
export async function eraseProject({ dataDir, projectId, fromCopies }: Erasing): Promise<EraseReport> {
  const path = join(dataDir, DATABASE_FILE)
  const { canaries, sessions } = readBefore(path, projectId)
  const copies = await copiesThatHold(dataDir, projectId)
  const note = { projectId, sessions, fromCopies }
  const noted = writeEraseNote(dataDir, note)
  let isGone = false
  try {
    deleteRows(path, projectId, () => {
      isGone = true
      removeSound(dataDir, sessions)
    })
  } catch (error) {
    // Gone and not swept: the note stays, and the next start goes on.
    if (!isGone) removeEraseNote(noted)
    throw error
  }
  const failed = fromCopies ? cleanCopies(copies, projectId) : []
  await blotOut(dataDir, note)
  removeEraseNote(noted)
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
