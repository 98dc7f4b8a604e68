// How an interview file that cannot be read is reported: what was found, where, and what was expected.
import { StudioError } from '../errors.ts'

/** Nothing is imported when this is thrown; the author's file is never touched. `line` counts from 1. */
export function importError(what: string, expected: string, line?: number): StudioError {
  const where = line === undefined ? '' : `Line ${line}: `
  const message = `${where}${what} ${expected} Nothing was imported and your file is unchanged.`
  return new StudioError('IMPORT_FAILED', message, line === undefined ? undefined : { line })
}
