// What an import wrote and does not keep: the half of a segment before it goes on, everything when it is cancelled.
import { and, count, eq } from 'drizzle-orm'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AudioImport } from '../../shared/speech/audio-import.ts'
import { recordingFolder } from '../recordings/recording-files.ts'
import { deleteSegment, listSegments } from '../store/queries/recording-segments.ts'
import { findSession } from '../store/queries/sessions.ts'
import { projects, sessions } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** Sound of the session that begins at `fromMs` or later: the file is to hand, and is read there again. */
export async function takeBackFrom(store: Store, sessionId: string, fromMs: number): Promise<void> {
  const folder = recordingFolder(store.dataDir, sessionId)
  for (const row of listSegments(store, sessionId).filter(({ startMs }) => startMs >= fromMs)) {
    // The file first: a row without a file is taken back at the next attempt, a file without a row would be adopted.
    await rm(join(folder, row.file), { force: true })
    deleteSegment(store, row)
  }
}

/** Leaves nothing behind. Answers the project that went with it. */
export async function takeBackAll(
  store: Store,
  { sessionId, madeProject }: AudioImport,
): Promise<string | null> {
  const projectId = findSession(store, sessionId)?.projectId ?? null
  const gone = store.transaction(() => {
    store.db.delete(sessions).where(eq(sessions.id, sessionId)).run()
    return projectId !== null && madeProject && removeUnused(store, projectId) ? projectId : null
  })
  await rm(recordingFolder(store.dataDir, sessionId), { recursive: true, force: true })
  return gone
}

/** Not one that another session came to, or that was worked on since. */
function removeUnused(store: Store, projectId: string): boolean {
  const others = store.db.select({ n: count() }).from(sessions).where(eq(sessions.projectId, projectId)).get()
  if ((others?.n ?? 0) > 0) return false
  const untouched = and(eq(projects.id, projectId), eq(projects.updatedAt, projects.createdAt))
  return store.db.delete(projects).where(untouched).run().changes > 0
}
