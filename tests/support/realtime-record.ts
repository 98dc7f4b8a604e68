// Reads what the Realtime server of tests heard and recorded, in the words of the studio's rows.
import type { CallRecord } from './realtime-server/call.ts'

export interface ToolAnswer {
  ok: boolean
  project?: { id: string }
  [key: string]: unknown
}

/** The output that answers a call, if the event brings it. */
export function outputOf(event: Record<string, unknown>, callId: string): string | null {
  const item = event['item']
  if (event['type'] !== 'conversation.item.create' || typeof item !== 'object' || item === null) return null
  const { type, call_id: of, output } = item as Record<string, unknown>
  return type === 'function_call_output' && of === callId && typeof output === 'string' ? output : null
}

export function jsonOf(text: string | null): ToolAnswer {
  if (text === null) throw new Error('no answer')
  return JSON.parse(text) as ToolAnswer
}

/** What was said in all calls, without what a later call was told of an earlier one. */
export function recordedLines(
  calls: readonly CallRecord[],
): { itemId: string; role: string; text: string | null }[] {
  return calls.flatMap(({ items }) =>
    items
      .filter(({ type, role, id }) => type === 'message' && role !== 'system' && !id.startsWith('seed_'))
      .map(({ id, role, text }) => ({ itemId: id, role: role ?? '', text })),
  )
}
