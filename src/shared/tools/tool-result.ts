// What a tool answers: JSON that a model or the guided interviewer reads.
import type { ErrorData } from '../errors.ts'

export type ToolResult =
  ({ ok: true } & Record<string, unknown>) | { ok: false; error: Pick<ErrorData, 'code' | 'message'> }
