// Rows of `audio_imports`: files of sound that are taken in as a session.
import { asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { z } from 'zod'
import { StudioError } from '../../../shared/errors.ts'
import { audioImportFileSchema, type AudioImport } from '../../../shared/speech/audio-import.ts'
import { audioImports } from '../speech-schema.ts'
import type { Store } from '../store.ts'

const filesSchema = z.array(audioImportFileSchema)
type Row = typeof audioImports.$inferSelect

const toImport = ({ files, ...row }: Row): AudioImport => ({
  ...row,
  files: filesSchema.parse(JSON.parse(files)),
})

export function insertAudioImport(store: Store, { files, ...row }: AudioImport): void {
  store.transaction(() =>
    store.db
      .insert(audioImports)
      .values({ ...row, files: JSON.stringify(files) })
      .run(),
  )
}

export function findAudioImport(store: Store, id: string): AudioImport | null {
  const row = store.db.select().from(audioImports).where(eq(audioImports.id, id)).get()
  return row === undefined ? null : toImport(row)
}

/** Throws NOT_FOUND. */
export function requireAudioImport(store: Store, id: string): AudioImport {
  const found = findAudioImport(store, id)
  if (found !== null) return found
  throw new StudioError('NOT_FOUND', 'This import is not there any more. Nothing was changed.', {
    importId: id,
  })
}

/** The newest of a session, or null when it did not come from files. */
export function findAudioImportOf(store: Store, sessionId: string): AudioImport | null {
  const ofSession = eq(audioImports.sessionId, sessionId)
  const row = store.db
    .select()
    .from(audioImports)
    .where(ofSession)
    .orderBy(desc(audioImports.createdAt))
    .get()
  return row === undefined ? null : toImport(row)
}

/** Those that are not complete, oldest first. */
export function listUnfinishedAudioImports(store: Store): AudioImport[] {
  return store.db
    .select()
    .from(audioImports)
    .where(ne(audioImports.status, 'complete'))
    .orderBy(asc(audioImports.createdAt))
    .all()
    .map(toImport)
}

export type AudioImportChanges = Partial<
  Pick<AudioImport, 'status' | 'files' | 'fileAt' | 'doneMs' | 'error'>
>

/** Returns it as it is now. Throws NOT_FOUND. */
export function updateAudioImport(
  store: Store,
  id: string,
  { files, ...changes }: AudioImportChanges,
  updatedAt: number,
): AudioImport {
  const packed = files === undefined ? {} : { files: JSON.stringify(files) }
  return store.transaction(() => {
    store.db
      .update(audioImports)
      .set({ ...changes, ...packed, updatedAt })
      .where(eq(audioImports.id, id))
      .run()
    return requireAudioImport(store, id)
  })
}

/** Whoever read the files is gone: what was running rests. Returns their ids. */
export function pauseRunningAudioImports(store: Store, updatedAt: number): string[] {
  const running = eq(audioImports.status, 'running')
  return store.transaction(() => {
    const ids = store.db
      .select({ id: audioImports.id })
      .from(audioImports)
      .where(running)
      .all()
      .map(({ id }) => id)
    store.db
      .update(audioImports)
      .set({ status: 'paused', updatedAt })
      .where(inArray(audioImports.id, ids))
      .run()
    return ids
  })
}
