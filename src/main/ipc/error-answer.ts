// What a failure becomes before it crosses to the page: a code and words, never a stack or a path.
import type { z } from 'zod'
import { StudioError, type ErrorData } from '../../shared/errors.ts'

/** Writes a bug to the log and returns the id the author can quote. */
export type ReportBug = (context: string, error: unknown) => string

/** Characters of what is wrong with one field. */
const LONGEST_PROBLEM = 200

export function errorAnswer(route: string, error: unknown, reportBug: ReportBug): ErrorData {
  if (error instanceof StudioError) {
    return { code: error.code, message: error.message, ...(error.data ? { data: error.data } : {}) }
  }
  if (isDiskFull(error)) {
    return {
      code: 'DISK_FULL',
      message:
        'Your disk is full, so the last change could not be saved. Everything saved before is safe. ' +
        'Free some space, then try again.',
    }
  }
  const logId = reportBug(route, error)
  return {
    code: 'INTERNAL',
    message:
      `Something went wrong inside the studio (${logId}). What was saved before is safe. ` +
      'Try again; if it happens again, the log in the data folder says more.',
    data: { logId },
  }
}

/** The first problems in words, with the field each is about. */
export function invalidArgument(error: z.ZodError): ErrorData {
  const problems = error.issues.slice(0, 3).map(({ path, message }) => {
    const field = path.join('.')
    // It names what was sent, of which there may be any amount.
    const words = message.length > LONGEST_PROBLEM ? `${message.slice(0, LONGEST_PROBLEM)}…` : message
    return field === '' ? words : `${field}: ${words}`
  })
  return {
    code: 'INVALID_ARGUMENT',
    message: `The studio could not use what was entered; nothing was changed. ${problems.join('. ')}.`,
    data: { fields: error.issues.slice(0, 20).map(({ path }) => path.join('.')) },
  }
}

function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'SQLITE_IOERR_WRITE' || code === 'EDQUOT'
}
