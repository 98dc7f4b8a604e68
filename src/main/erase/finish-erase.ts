// Goes on with a deletion that the end of the studio cut off. Its rows go in one transaction: before it the project is
// whole, and stays; behind it everything else of the project is to go, too.
import { basename, join } from 'node:path'
import { DATABASE_FILE } from '../store/database-file.ts'
import { copiesThatHold } from './copies.ts'
import { holdsProject, settle } from './delete-rows.ts'
import { readEraseNotes, removeEraseNote, type EraseNote } from './erase-note.ts'
import { blotOut, cleanCopies, removeSound } from './sweep.ts'

export interface FinishedErase {
  /** 'unknown': the note or the database could not be read; the note stays. */
  outcome: 'finished' | 'not begun' | 'unknown'
  /** Names of the copies that still hold it. */
  kept: string[]
}

/** Before the store is opened: its sound, and the words that lay in what the database had not copied back yet. */
export function settleErased(dataDir: string): void {
  const path = join(dataDir, DATABASE_FILE)
  const erased = readEraseNotes(dataDir).flatMap(({ note }) =>
    note !== null && holdsProject(path, note.projectId) === false ? [note] : [],
  )
  if (erased.length === 0) return
  settle(path)
  for (const { sessions } of erased) removeSound(dataDir, sessions)
}

/** The rest, once the database is known to be well. Cut off again, it goes on at the next start. */
export async function finishErases(dataDir: string): Promise<FinishedErase[]> {
  const finished: FinishedErase[] = []
  for (const { path, note } of readEraseNotes(dataDir)) {
    const isThere = note === null ? null : holdsProject(join(dataDir, DATABASE_FILE), note.projectId)
    if (note === null || isThere === null) {
      finished.push({ outcome: 'unknown', kept: [] })
      continue
    }
    const kept = isThere ? [] : await sweep(dataDir, note)
    removeEraseNote(path)
    finished.push({ outcome: isThere ? 'not begun' : 'finished', kept: kept.map((one) => basename(one)) })
  }
  return finished
}

async function sweep(dataDir: string, note: EraseNote): Promise<string[]> {
  // Where it could not be removed before the store opened, it must not be forgotten with the note.
  removeSound(dataDir, note.sessions)
  const copies = note.fromCopies ? await copiesThatHold(dataDir, note.projectId) : null
  const kept = copies === null ? [] : cleanCopies(copies, note.projectId)
  await blotOut(dataDir, note)
  return kept
}
