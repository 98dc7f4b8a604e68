// The tool loop: calls of completed responses run once; the outputs of a response go back together.
import type { ToolName } from '../tools/catalogue.ts'
import { outputInWords, outputItem, sendItem } from './sequencer-items.ts'
import { wantResponse } from './sequencer-responses.ts'
import type { CallGroup, RunningCall, Step } from './sequencer-state.ts'
import type { CallOfResponse, ResponseDone } from './sequencer-wire.ts'

const MAX_RUNNING = 64
const MAX_SEEN = 10_000
const MAX_OVERDUE = 64
const ANSWERED_WITHIN_MS = 60_000

/** Tools whose answer says nothing but "done". */
const silentTools: ReadonlySet<string> = new Set<ToolName>([
  'record_transcript_pointer',
  'create_note',
  'update_todo_status',
  'sync_blueprint_field',
  'queue_draft_update',
])

export function runCalls(step: Step, { calls, spoke }: ResponseDone): void {
  const fresh = calls.filter(
    ({ callId }, n) =>
      !step.state.seenCalls.includes(callId) && calls.findIndex((call) => call.callId === callId) === n,
  )
  if (fresh.length === 0) return
  step.set({ seenCalls: [...step.state.seenCalls, ...fresh.map(({ callId }) => callId)].slice(-MAX_SEEN) })
  const room = MAX_RUNNING - runningCalls(step.state.groups).length
  const group: CallGroup = {
    connection: step.state.connection,
    spoke,
    calls: fresh.map((call, n) => begin(step, call, n < room)),
  }
  step.set({ groups: [...step.state.groups, group] })
  deliver(step)
}

function begin(step: Step, { callId, name, argumentsJson }: CallOfResponse, hasRoom: boolean): RunningCall {
  if (hasRoom) step.commands.push({ type: 'run_tool', callId, name, argumentsJson })
  const refusal = failed('TOO_MANY_CALLS', 'Too many calls at once. This one was not run.')
  return { callId, name, output: hasRoom ? null : refusal, startedAt: step.now }
}

function failed(code: string, message: string): string {
  return JSON.stringify({ ok: false, error: { code, message } })
}

export function runningCalls(groups: readonly CallGroup[]): RunningCall[] {
  return groups.flatMap(({ calls }) => calls.filter(({ output }) => output === null))
}

export function toolAnswered(step: Step, callId: string, output: string): void {
  const late = step.state.overdueCalls.find((call) => call.callId === callId)
  if (late !== undefined) {
    step.set({ overdueCalls: step.state.overdueCalls.filter((call) => call !== late) })
    sendItem(step, outputInWords(step.newItemId(), late.name, output))
    return
  }
  answer(step, (call) => (call.callId === callId ? output : null))
}

/** A tool that hangs must not keep the talk from going on. */
export function expireCalls(step: Step): void {
  const isOverdue = (call: RunningCall) =>
    call.output === null && step.now - call.startedAt > ANSWERED_WITHIN_MS
  const overdue = runningCalls(step.state.groups).filter(isOverdue)
  if (overdue.length === 0) return
  step.set({ overdueCalls: [...step.state.overdueCalls, ...overdue].slice(-MAX_OVERDUE) })
  const refusal = failed('TIMED_OUT', 'The tool has not answered yet. Go on without it.')
  answer(step, (call) => (isOverdue(call) ? refusal : null))
}

function answer(step: Step, outputOf: (call: RunningCall) => string | null): void {
  const groups = step.state.groups.map((group) => ({
    ...group,
    calls: group.calls.map((call) => ({ ...call, output: call.output ?? outputOf(call) })),
  }))
  step.set({ groups })
  deliver(step)
}

function deliver(step: Step): void {
  const isComplete = ({ calls }: CallGroup) => calls.every(({ output }) => output !== null)
  const complete = step.state.groups.filter(isComplete)
  if (complete.length === 0) return
  step.set({ groups: step.state.groups.filter((group) => !isComplete(group)) })
  for (const group of complete) sendOutputs(step, group)
}

function sendOutputs(step: Step, group: CallGroup): void {
  const sameConnection = step.state.link === 'up' && group.connection === step.state.connection
  const itemIds = group.calls.map(({ callId, name, output }) => {
    const itemId = step.newItemId()
    const item = sameConnection
      ? outputItem(itemId, callId, output ?? '')
      : outputInWords(itemId, name, output ?? '')
    sendItem(step, item, name)
    return itemId
  })
  if (needsResponse(group)) wantResponse(step, itemIds)
}

/**
 * A response that only called tools has left the author waiting, so another must follow, whatever the tools answer.
 * Where the interviewer has spoken in the same response (its question stands, it is the author's turn), another one
 * only to acknowledge a note would talk into the author's thinking. A refusal must always be heard by the model.
 */
function needsResponse({ spoke, calls }: CallGroup): boolean {
  return !spoke || calls.some(({ name, output }) => !silentTools.has(name) || isRefusal(output))
}

function isRefusal(output: string | null): boolean {
  try {
    const answer: unknown = JSON.parse(output ?? 'null')
    return typeof answer !== 'object' || answer === null || ('ok' in answer && answer.ok === false)
  } catch {
    return true
  }
}
