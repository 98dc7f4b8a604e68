// The guided interviewer uses the same tools as a voice model; what a tool refuses undoes the whole answer.
import { z } from 'zod'
import { StudioError } from '../../shared/errors.ts'
import type { toolCatalogue, ToolName } from '../../shared/tools/catalogue.ts'
import { dispatchTool } from '../tools/dispatch-tool.ts'
import type { InterviewDeps } from './interview-deps.ts'

type ToolInput<N extends ToolName> = z.input<(typeof toolCatalogue)[N]['parameters']>

/** Throws the tool's refusal. */
export function callTool<N extends ToolName>(
  deps: InterviewDeps,
  sessionId: string,
  callId: string,
  name: N,
  input: ToolInput<N>,
): Record<string, unknown> {
  const result = dispatchTool(deps, { sessionId, callId, name, argumentsJson: JSON.stringify(input) })
  if (result.ok) return result
  throw new StudioError(result.error.code, result.error.message)
}
