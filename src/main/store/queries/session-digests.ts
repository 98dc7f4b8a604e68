// Rows of `session_digests`: made once for a prompt that could not hold a session whole, and used again.
import { eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { SessionDigest } from '../../../shared/drafting/session-digest.ts'
import { sessionDigests } from '../drafting-schema.ts'
import { sessions } from '../schema.ts'
import type { Store } from '../store.ts'

const entriesSchema = z.array(z.object({ itemId: z.string(), text: z.string() }))

/** Of a project's sessions. One that cannot be read any more is left out: it is made anew. */
export function listSessionDigests(store: Store, projectId: string): SessionDigest[] {
  return store.db
    .select({
      sessionId: sessionDigests.sessionId,
      fingerprint: sessionDigests.fingerprint,
      digest: sessionDigests.digest,
    })
    .from(sessionDigests)
    .innerJoin(sessions, eq(sessions.id, sessionDigests.sessionId))
    .where(eq(sessions.projectId, projectId))
    .all()
    .flatMap(({ sessionId, fingerprint, digest }) => {
      const entries = readEntries(digest)
      return entries === null ? [] : [{ sessionId, fingerprint, entries }]
    })
}

/** Sessions that are gone meanwhile are left out. */
export function saveSessionDigests(store: Store, digests: readonly SessionDigest[], createdAt: number): void {
  if (digests.length === 0) return
  store.transaction(() => {
    const wanted = digests.map(({ sessionId }) => sessionId)
    const known = new Set(
      store.db
        .select({ id: sessions.id })
        .from(sessions)
        .where(inArray(sessions.id, wanted))
        .all()
        .map(({ id }) => id),
    )
    for (const { sessionId, fingerprint, entries } of digests) {
      if (!known.has(sessionId)) continue
      const row = { fingerprint, digest: JSON.stringify(entries), createdAt }
      store.db
        .insert(sessionDigests)
        .values({ sessionId, ...row })
        .onConflictDoUpdate({ target: sessionDigests.sessionId, set: row })
        .run()
    }
  })
}

function readEntries(json: string): SessionDigest['entries'] | null {
  try {
    return entriesSchema.parse(JSON.parse(json))
  } catch {
    return null
  }
}
