// Errors as they cross from main to the renderer: a stable code, words for the author, and optional data.

export const errorCodes = [
  'INVALID_ARGUMENT',
  'NOT_FOUND',
  'CONFLICT',
  'FORBIDDEN',
  'LIMIT_EXCEEDED',
  'UNKNOWN_TOOL',
  'FOREIGN_ID',
  'BLUEPRINT_INCOMPLETE',
  'WRONG_STAGE',
  'IMPORT_FAILED',
  'EXPORT_FAILED',
  'DISK_FULL',
  'DATABASE_CORRUPT',
  'DATABASE_NEWER',
  'OFFLINE',
  'KEY_MISSING',
  'KEY_REFUSED',
  'QUOTA_EXCEEDED',
  'RATE_LIMITED',
  'SERVICE_REFUSED',
  'SERVICE_FAILED',
  'SPEECH_FAILED',
  'CANCELLED',
  'INTERNAL',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** What crosses IPC. `message` says what happened, what is safe and what to do. */
export interface ErrorData {
  code: ErrorCode
  message: string
  data?: Record<string, unknown>
}

/** An expected failure with words for the author. Anything else that is thrown is a bug. */
export class StudioError extends Error {
  readonly code: ErrorCode
  readonly data: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, data?: Record<string, unknown>) {
    super(message)
    this.name = 'StudioError'
    this.code = code
    this.data = data
  }
}

/** Closes a `switch` over a union: fails compilation when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
