// The one way a tool is called, by the guided interviewer and by the voice session: checked, done once, or not at all.
import { StudioError } from '../../shared/errors.ts'
import { toolCatalogue, type ToolArguments, type ToolName } from '../../shared/tools/catalogue.ts'
import type { ToolResult } from '../../shared/tools/tool-result.ts'
import { isToolName, stageHasTool } from '../../shared/tools/tools-of-stage.ts'
import { findProject } from '../store/queries/projects.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { findToolCall, insertToolCall } from '../store/queries/tool-calls.ts'
import { allTools } from './all-tools.ts'
import { holdEvents } from './hold-events.ts'
import { settleStage, stageOf } from './settle-stage.ts'
import type { Tool, ToolDeps, ToolScope } from './tool.ts'

export interface ToolCallInput {
  sessionId: string
  /** The caller's id of the call; the same one again is answered the same and done once. */
  callId: string
  name: string
  /** JSON, as a model writes it. */
  argumentsJson: string
}

/** Longest arguments, in bytes of UTF-8. */
export const MAX_ARGUMENT_BYTES = 64 * 1024

/**
 * Runs a tool. Effects and the record of the call commit together; a refused call has no effect, and its refusal is
 * recorded too. Throws NOT_FOUND when the session is gone, and what is a bug.
 */
export function dispatchTool(deps: ToolDeps, call: ToolCallInput): ToolResult {
  const held = holdEvents(deps.emit)
  const result = deps.store.transaction(() => {
    requireSession(deps.store, call.sessionId)
    const known = findToolCall(deps.store, call.sessionId, call.callId)
    if (known !== null) return known.result
    const fresh = attempt({ ...deps, emit: held.emit }, call)
    const { sessionId, callId, name } = call
    insertToolCall(deps.store, { sessionId, callId, name, result: fresh, createdAt: deps.now() })
    return fresh
  })
  held.release()
  return result
}

/** Runs the tool in a savepoint of its own, so that a refusal leaves nothing but its answer. */
function attempt(deps: ToolDeps, call: ToolCallInput): ToolResult {
  const held = holdEvents(deps.emit)
  try {
    const answer = deps.store.transaction(() => run({ ...deps, emit: held.emit }, call))
    held.release()
    // Through JSON once, so that the first answer is what a repeated call reads from the record.
    return { ...(JSON.parse(JSON.stringify(answer)) as Record<string, unknown>), ok: true }
  } catch (error) {
    if (!(error instanceof StudioError) || isStoreFailure(error)) throw error
    return { ok: false, error: { code: error.code, message: error.message } }
  }
}

/** Not the caller's fault and not to be remembered as an answer. */
function isStoreFailure({ code }: StudioError): boolean {
  return code === 'DISK_FULL' || code === 'DATABASE_CORRUPT'
}

function run(deps: ToolDeps, call: ToolCallInput): Record<string, unknown> {
  const { store } = deps
  const session = requireSession(store, call.sessionId)
  const project = session.projectId === null ? null : findProject(store, session.projectId)
  const name = requireTool(call.name)
  if (session.status === 'ended') {
    throw new StudioError('CONFLICT', 'This session has ended. Nothing was changed.')
  }
  const stage = stageOf(store, session)
  if (!stageHasTool(stage, name)) {
    throw new StudioError(
      'WRONG_STAGE',
      `${name} is not available in the ${stage} stage. Nothing was changed.`,
    )
  }
  const answer = apply(name, deps, { session, project }, call.argumentsJson)
  settleStage(deps, session)
  return answer
}

function requireTool(name: string): ToolName {
  if (isToolName(name)) return name
  throw new StudioError('UNKNOWN_TOOL', `There is no tool named ${JSON.stringify(name.slice(0, 60))}.`)
}

function apply(name: ToolName, deps: ToolDeps, scope: ToolScope, argumentsJson: string) {
  // The arguments were parsed with the schema of the same name: the pair fits, which a union cannot say.
  const tool = allTools[name] as Tool<ToolName>
  return tool(deps, scope, argumentsOf(name, argumentsJson))
}

function argumentsOf<N extends ToolName>(name: N, json: string): ToolArguments<N> {
  const parsed = toolCatalogue[name].parameters.safeParse(parseJson(json))
  if (parsed.success) return parsed.data as ToolArguments<N>
  const reasons = parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new StudioError(
    'INVALID_ARGUMENT',
    `Wrong arguments for ${name}. ${reasons.join('; ')}`.slice(0, 500),
  )
}

function parseJson(json: string): unknown {
  if (Buffer.byteLength(json, 'utf8') > MAX_ARGUMENT_BYTES) {
    throw new StudioError('LIMIT_EXCEEDED', 'The arguments are larger than 64 KB. Nothing was changed.')
  }
  try {
    // A call without arguments may come with an empty string.
    return JSON.parse(json.trim() === '' ? '{}' : json)
  } catch {
    throw new StudioError('INVALID_ARGUMENT', 'The arguments are not JSON. Nothing was changed.')
  }
}
