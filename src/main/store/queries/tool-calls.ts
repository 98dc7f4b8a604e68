// Rows of `tool_calls`: a call that is sent twice is answered from here and done once.
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { ToolResult } from '../../../shared/tools/tool-result.ts'
import { errorCodes } from '../../../shared/errors.ts'
import { toolCalls } from '../schema.ts'
import type { Store } from '../store.ts'

const resultSchema = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.enum(errorCodes), message: z.string() }) }),
])

export interface ToolCall {
  sessionId: string
  callId: string
  name: string
  result: ToolResult
  createdAt: number
}

export function findToolCall(store: Store, sessionId: string, callId: string): ToolCall | null {
  const row = store.db
    .select()
    .from(toolCalls)
    .where(and(eq(toolCalls.sessionId, sessionId), eq(toolCalls.callId, callId)))
    .get()
  return row === undefined ? null : { ...row, result: resultSchema.parse(JSON.parse(row.result)) }
}

/** Throws when the call was saved before. */
export function insertToolCall(store: Store, call: ToolCall): void {
  const row = { ...call, result: JSON.stringify(call.result) }
  store.transaction(() => store.db.insert(toolCalls).values(row).run())
}
