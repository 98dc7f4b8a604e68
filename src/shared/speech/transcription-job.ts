// A thing to transcribe: a row before it is anything else, like a draft job.
import { z } from 'zod'
import type { TranscriberName } from './transcriber.ts'

/** `first`: nothing was written down yet; `again`: another version of what was; `voices`: who speaks in it. */
export const transcriptionPurposes = ['first', 'again', 'voices'] as const
export const transcriptionPurposeSchema = z.enum(transcriptionPurposes)
export type TranscriptionPurpose = z.infer<typeof transcriptionPurposeSchema>
/** Those that make words. */
export type WritingPurpose = Exclude<TranscriptionPurpose, 'voices'>

export const transcriptionStatuses = ['queued', 'running', 'complete', 'error'] as const
export type TranscriptionStatus = (typeof transcriptionStatuses)[number]

export interface TranscriptionJob {
  id: string
  sessionId: string
  purpose: TranscriptionPurpose
  status: TranscriptionStatus
  engine: TranscriberName
  model: string | null
  /** Larger is sooner. */
  priority: number
  attempts: number
  /** Of the recording clock, milliseconds: everything before it is on the disk. */
  doneMs: number
  totalMs: number
  createdAt: number
  startedAt: number | null
  completedAt: number | null
  durationMs: number | null
  nextAttemptAt: number | null
  /** `battery`, `offline`, `model`, `retry`; null = its turn has not come. */
  waitReason: string | null
  error: string | null
  cancelledAt: number | null
}
