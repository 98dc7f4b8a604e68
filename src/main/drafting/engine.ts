// A drafter as the queue runs it: the port of shared, with what only main has.
import type { DraftAnswer, DraftContext, DraftProgress } from '../../shared/drafting/drafter.ts'

export interface EngineOptions {
  /** Aborts on cancel and on quit; the engine then throws CANCELLED. */
  signal: AbortSignal
  onProgress(progress: DraftProgress): void
  /** What this run is: names the requests it makes. `attempt` counts from 1. */
  job: { id: string; attempt: number }
}

/** Throws a StudioError for failures the author can act on; see job-failure.ts for what each leads to. */
export interface Engine {
  /** Of `engineNames`, but for engines of tests. */
  readonly name: string
  /** Absent or null = no model is asked. */
  readonly model?: string | null
  draft(context: DraftContext, options: EngineOptions): Promise<DraftAnswer>
}
