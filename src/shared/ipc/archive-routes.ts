// The archive: every sitting, with what became of it.
import { z } from 'zod'
import type { Session } from '../session/session.ts'
import { idSchema, route } from './route.ts'

/** The furthest that is true of it. `empty`: nobody said anything. */
export const archiveStates = ['empty', 'recorded', 'transcribed', 'drafted'] as const
export type ArchiveState = (typeof archiveStates)[number]

export interface ArchivedSession {
  session: Session
  /** What an import calls it; null = it has no name. */
  title: string | null
  projectTitle: string | null
  /** Of sound, milliseconds; 0 = none. */
  recordedMs: number
  words: number
  /** Turns that are sound only. */
  unwritten: number
  state: ArchiveState
}

export const archiveRoutes = {
  /** Of a project, or of all and of none; newest first, the newest 2,000. */
  'archive.sessions': route<ArchivedSession[]>()(z.object({ projectId: idSchema.nullable() })),
} as const
