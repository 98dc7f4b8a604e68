// A session is one sitting: a voice or guided interview, an import, a recording.
import { z } from 'zod'

export const sessionKinds = ['voice', 'guided', 'imported', 'recording'] as const
export const sessionKindSchema = z.enum(sessionKinds)
export type SessionKind = z.infer<typeof sessionKindSchema>

export const stages = ['selection', 'intake', 'ghostwriting'] as const
export const stageSchema = z.enum(stages)
export type Stage = z.infer<typeof stageSchema>

export const sessionStatuses = ['live', 'paused', 'ended'] as const
export const sessionStatusSchema = z.enum(sessionStatuses)
export type SessionStatus = z.infer<typeof sessionStatusSchema>

export interface Session {
  id: string
  projectId: string | null
  kind: SessionKind
  stage: Stage
  status: SessionStatus
  startedAt: number
  endedAt: number | null
}
