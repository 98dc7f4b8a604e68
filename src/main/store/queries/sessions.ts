// Rows of `sessions`, in the order they were begun: by row, never by clock.
import { eq, ne, sql } from 'drizzle-orm'
import { StudioError } from '../../../shared/errors.ts'
import type { DraftSession } from '../../../shared/drafting/drafter.ts'
import type { Session } from '../../../shared/session/session.ts'
import { sessions } from '../schema.ts'
import type { Store } from '../store.ts'

const inOrder = sql`${sessions}.rowid`

export function toSession(row: typeof sessions.$inferSelect): Session {
  const { title: _, ...session } = row
  return session
}

/** `title` is what an import calls it. */
export function insertSession(store: Store, session: Session & { title?: string | null }): void {
  store.transaction(() => store.db.insert(sessions).values(session).run())
}

export function findSession(store: Store, id: string): Session | null {
  const row = store.db.select().from(sessions).where(eq(sessions.id, id)).get()
  return row === undefined ? null : toSession(row)
}

/** Throws NOT_FOUND. */
export function requireSession(store: Store, id: string): Session {
  const session = findSession(store, id)
  if (session !== null) return session
  throw new StudioError(
    'NOT_FOUND',
    'This session is not in your library any more. Nothing else was changed.',
    {
      sessionId: id,
    },
  )
}

/** Oldest first. */
export function listSessions(store: Store, projectId: string): Session[] {
  return store.db
    .select()
    .from(sessions)
    .where(eq(sessions.projectId, projectId))
    .orderBy(inOrder)
    .all()
    .map(toSession)
}

/** Sessions that are live or paused, of any project or none, oldest first: what a crash may have left open. */
export function listUnendedSessions(store: Store): Session[] {
  return store.db
    .select()
    .from(sessions)
    .where(ne(sessions.status, 'ended'))
    .orderBy(inOrder)
    .all()
    .map(toSession)
}

export type SessionChanges = Partial<Pick<Session, 'projectId' | 'stage' | 'status' | 'endedAt'>>

/** Returns the session as it is now. Throws NOT_FOUND. */
export function updateSession(store: Store, id: string, changes: SessionChanges): Session {
  return store.transaction(() => {
    store.db.update(sessions).set(changes).where(eq(sessions.id, id)).run()
    return requireSession(store, id)
  })
}

/** What a drafter is told of a project's sessions, oldest first. */
export function listDraftSessions(store: Store, projectId: string): DraftSession[] {
  const { id, kind, title, startedAt } = sessions
  return store.db
    .select({ id, kind, title, startedAt })
    .from(sessions)
    .where(eq(sessions.projectId, projectId))
    .orderBy(inOrder)
    .all()
}
