// What the guided interviewer is given beyond the tools.
import type { ReplayDifference } from '../../shared/transcript/replay.ts'
import type { ToolDeps } from '../tools/tool.ts'

export interface ReplayReport {
  sessionId: string
  differences: ReplayDifference[]
}

export interface InterviewDeps extends ToolDeps {
  /** Hears of a stored transcript that does not replay to what the screen showed. */
  logReplay(report: ReplayReport): void
}
