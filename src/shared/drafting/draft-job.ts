// A draft job: a request to bring the manuscript up to date, kept as a row from the start.
import { z } from 'zod'

export const urgencies = ['asap', 'soon', 'routine'] as const
export const urgencySchema = z.enum(urgencies)
export type Urgency = z.infer<typeof urgencySchema>

export const draftJobStatuses = ['queued', 'running', 'complete', 'error'] as const
export const draftJobStatusSchema = z.enum(draftJobStatuses)
export type DraftJobStatus = z.infer<typeof draftJobStatusSchema>

export interface DraftJob {
  id: string
  projectId: string
  sessionId: string | null
  status: DraftJobStatus
  urgency: Urgency
  /** What was asked for; merged requests keep all of theirs. */
  summary: string[]
  /** What the drafter says it did. */
  generatedSummary: string | null
  /** Item ids, in transcript order. */
  transcriptAnchors: string[]
  activeSection: string | null
  attempts: number
  mergedCount: number
  createdAt: number
  startedAt: number | null
  completedAt: number | null
  error: string | null
  durationMs: number | null
  engine: string | null
}

export interface DraftRequest {
  projectId: string
  sessionId: string | null
  urgency: Urgency
  summary?: string | undefined
  transcriptAnchors?: string[] | undefined
  activeSection?: string | undefined
}
