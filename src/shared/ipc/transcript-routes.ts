// What was said, as the window reads it: in pieces, so that hours of talk neither hold main up nor stay in its memory.
import { z } from 'zod'
import { transcriptItemSchema, type TranscriptItem } from '../transcript/item.ts'
import { idSchema as id, ofSession, route } from './route.ts'
import type { TranscriptView } from './views.ts'

const positionSchema = z.int().nonnegative()

/** The last item that was answered for; the next piece begins behind it. */
export interface TranscriptPlace {
  sessionId: string
  position: number
}

export interface SessionPiece extends TranscriptView {
  /** null = this was the last piece. */
  next: number | null
}

export interface ProjectPiece {
  /** A long session goes on in the first view of the next piece. */
  views: TranscriptView[]
  next: TranscriptPlace | null
}

export const transcriptRoutes = {
  /** All sessions of the project that have items, oldest first. */
  'transcript.forProject': route<ProjectPiece>()(
    z.object({ projectId: id, after: z.object({ sessionId: id, position: positionSchema }).optional() }),
  ),
  'transcript.get': route<SessionPiece>()(ofSession.extend({ after: positionSchema.optional() })),
  'transcript.saveItem': route<TranscriptItem>()(ofSession.extend({ item: transcriptItemSchema })),
}
