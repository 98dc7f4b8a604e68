// A draft job: a request to bring the manuscript up to date, kept as a row from the start.
import { z } from 'zod'

export const urgencies = ['asap', 'soon', 'routine'] as const
export const urgencySchema = z.enum(urgencies)
export type Urgency = z.infer<typeof urgencySchema>

export const draftJobStatuses = ['queued', 'running', 'complete', 'error'] as const
export const draftJobStatusSchema = z.enum(draftJobStatuses)
export type DraftJobStatus = z.infer<typeof draftJobStatusSchema>

/** `hosted`: the service of the voice; `server`: an OpenAI-compatible one of the author's choice; `embedded`: no model. */
export const engineNames = ['hosted', 'server', 'embedded'] as const
export const engineNameSchema = z.enum(engineNames)
export type EngineName = z.infer<typeof engineNameSchema>

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
  /** Of the last attempt. */
  engine: string | null
  /** null for the embedded engine. */
  model: string | null
  /** Of all requests of the job, as far as told; cached tokens are part of the input's. */
  inputTokens: number | null
  cachedTokens: number | null
  outputTokens: number | null
  /** Estimated, US dollars; null = nothing was paid for, or no price is known. */
  costUsd: number | null
  /** Not before this time; set by a back-off. */
  nextAttemptAt: number | null
  /** `offline` or `retry` while a queued job waits. */
  waitReason: string | null
  /** The author chose this engine for this job; null = the settings choose. */
  forcedEngine: EngineName | null
  /** By session: how many spoken items it read, in the order they were first stored. */
  itemsRead: Record<string, number> | null
  /** The author stopped it: its status is `error`, and it is no failure. */
  cancelledAt: number | null
  /** The author took its changes out of the document again. */
  undoneAt: number | null
}

export interface DraftRequest {
  projectId: string
  sessionId: string | null
  urgency: Urgency
  summary?: string | undefined
  transcriptAnchors?: string[] | undefined
  activeSection?: string | undefined
  forcedEngine?: EngineName | undefined
}

/** A job that nothing has happened to yet. */
export const untouchedJob = {
  status: 'queued',
  generatedSummary: null,
  attempts: 0,
  mergedCount: 0,
  startedAt: null,
  completedAt: null,
  error: null,
  durationMs: null,
  engine: null,
  model: null,
  inputTokens: null,
  cachedTokens: null,
  outputTokens: null,
  costUsd: null,
  nextAttemptAt: null,
  waitReason: null,
  cancelledAt: null,
  undoneAt: null,
  forcedEngine: null,
  itemsRead: null,
} as const satisfies Partial<DraftJob>
