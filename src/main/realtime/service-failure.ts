// A failure of the hosted service, and the error it becomes for the author.
import { StudioError, type ErrorCode } from '../../shared/errors.ts'

export interface ServiceFailure {
  code: ErrorCode
  /** What happened. */
  what: string
  /** What the author may do. */
  todo: string
  /** The same again may go well without anybody doing anything. */
  retryable: boolean
  /** What of the settings it is about. */
  about: 'address' | 'key' | 'model' | 'quota'
  /** HTTP status; null = there was no answer. */
  status: number | null
  retryAfterMs?: number
}

/** `safe` = what is safe, between what happened and what to do. */
export function serviceError(failure: ServiceFailure, safe: string): StudioError {
  const { code, what, todo, retryable, retryAfterMs } = failure
  return new StudioError(code, [what, safe, todo].filter((words) => words !== '').join(' '), {
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}
