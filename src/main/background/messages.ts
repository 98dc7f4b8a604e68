// What main and the text thread say to each other.
import { StudioError, type ErrorData } from '../../shared/errors.ts'
import type { TaskName } from './background.ts'

export interface TaskRequest {
  id: number
  name: TaskName
  input: unknown
}

/** What a task threw: an expected failure as it crosses IPC too, or a bug with what tells where it is. */
export type TaskFailure = { expected: ErrorData } | { bug: { message: string; stack: string | undefined } }

export type TaskReply =
  { ready: true } | { id: number; output: unknown } | { id: number; failure: TaskFailure }

export function failureOf(error: unknown): TaskFailure {
  if (error instanceof StudioError) {
    const { code, message, data } = error
    return { expected: { code, message, ...(data !== undefined && { data }) } }
  }
  if (error instanceof Error) return { bug: { message: error.message, stack: error.stack } }
  return { bug: { message: String(error), stack: undefined } }
}

export function errorOf(failure: TaskFailure): Error {
  if ('expected' in failure) {
    const { code, message, data } = failure.expected
    return new StudioError(code, message, data)
  }
  const error = new Error(failure.bug.message)
  if (failure.bug.stack !== undefined) error.stack = failure.bug.stack
  return error
}
