// A job of the transcription queue as it is shown: with the sitting that it writes down.
import type { SessionKind } from '../session/session.ts'
import type { TranscriptionJob } from './transcription-job.ts'

export interface TranscriptionEntry {
  job: TranscriptionJob
  kind: SessionKind
  /** What an import calls the sitting; null = it has no name. */
  title: string | null
  /** When the sitting began. */
  startedAt: number
  projectId: string | null
  projectTitle: string | null
  /** US dollars that the service has cost so far; null = nothing is paid for, or no price is known. */
  costUsd: number | null
}
