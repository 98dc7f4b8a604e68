// What a tool is to main: a synchronous function inside the call's transaction. It answers what the caller reads,
// and throws a StudioError for what is expected to go wrong; then nothing of it stays.
import type { DraftRequest } from '../../shared/drafting/draft-job.ts'
import type { EnqueueView } from '../../shared/ipc/views.ts'
import type { Project } from '../../shared/project/project.ts'
import type { Session } from '../../shared/session/session.ts'
import type { ToolArguments, ToolName } from '../../shared/tools/catalogue.ts'
import type { ServiceContext } from '../context.ts'

export interface ToolDeps extends ServiceContext {
  /** Writes the job's row; starts it later. */
  enqueueDraft(request: DraftRequest): EnqueueView
}

/** On whose behalf a tool runs. */
export interface ToolScope {
  session: Session
  project: Project | null
}

export type Tool<N extends ToolName> = (
  deps: ToolDeps,
  scope: ToolScope,
  args: ToolArguments<N>,
) => Record<string, unknown>

export type Tools<N extends ToolName = ToolName> = { [Name in N]: Tool<Name> }
