// A transcript in pieces of a bounded length, for who reads it over IPC.
import type { ProjectPiece, SessionPiece, TranscriptPlace } from '../../../shared/ipc/transcript-routes.ts'
import type { TranscriptView } from '../../../shared/ipc/views.ts'
import type { Store } from '../store.ts'
import { listSessions, requireSession } from './sessions.ts'
import { listItemsAfter } from './transcript.ts'

/** Items of one piece. 500 paragraphs are half a megabyte: a few milliseconds to read, to send and to take in. */
export const PIECE = 500

/** Before the first position. */
const START = -1

/** Throws NOT_FOUND for a session that is not there. */
export function sessionPiece(store: Store, sessionId: string, after = START): SessionPiece {
  const session = requireSession(store, sessionId)
  const items = listItemsAfter(store, sessionId, after, PIECE)
  return { session, items, next: items.length < PIECE ? null : (items.at(-1)?.position ?? null) }
}

/** Nothing more follows a session that has left the project meanwhile; the window is told of that and reads again. */
export function projectPiece(store: Store, projectId: string, after: TranscriptPlace | null): ProjectPiece {
  const sessions = listSessions(store, projectId)
  const first = after === null ? 0 : sessions.findIndex(({ id }) => id === after.sessionId)
  const views: TranscriptView[] = []
  let room = PIECE
  for (const session of first < 0 ? [] : sessions.slice(first)) {
    const from = session.id === after?.sessionId ? after.position : START
    const items = listItemsAfter(store, session.id, from, room)
    if (items.length > 0) views.push({ session, items })
    room -= items.length
    const last = items.at(-1)
    if (room === 0 && last !== undefined)
      return { views, next: { sessionId: session.id, position: last.position } }
  }
  return { views, next: null }
}
