// What is being deleted for good, noted before the first row goes: a studio that ends in the middle must know whose
// sound and copies are left, and the rows that said so are gone by then.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { syncFile, syncFolder } from '../store/files.ts'

const noteSchema = z.object({
  projectId: z.string(),
  sessions: z.array(z.string()),
  /** Also out of the backups and the damaged databases that were kept. */
  fromCopies: z.boolean(),
})

export type EraseNote = z.infer<typeof noteSchema>

const NAME = /^erasing-[\w-]+\.json$/

/** On the disk when this returns. Answers the note's path. */
export function writeEraseNote(dataDir: string, note: EraseNote): string {
  const path = join(dataDir, `erasing-${randomUUID()}.json`)
  const unfinished = `${path}.unfinished`
  writeFileSync(unfinished, JSON.stringify(note), { mode: 0o600 })
  syncFile(unfinished)
  renameSync(unfinished, path)
  syncFolder(dataDir)
  return path
}

export function removeEraseNote(path: string): void {
  rmSync(path, { force: true })
}

/** Those that a crash left. null = it cannot be read as one. */
export function readEraseNotes(dataDir: string): { path: string; note: EraseNote | null }[] {
  const names = readdirSync(dataDir)
  // Before its rename nothing had been deleted yet.
  for (const name of names.filter((one) => /^erasing-[\w-]+\.json\.unfinished$/.test(one)))
    rmSync(join(dataDir, name), { force: true })
  return names
    .filter((name) => NAME.test(name))
    .map((name) => {
      const path = join(dataDir, name)
      return { path, note: readNote(readFileSync(path, 'utf8')) }
    })
}

function readNote(text: string): EraseNote | null {
  try {
    return noteSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
