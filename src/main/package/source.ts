// Where the files of a package are read from: a folder or a zip, neither of which is trusted.
import { StudioError } from '../../shared/errors.ts'

export interface PackageSource {
  /** Size in bytes; null = there is no such plain file. Throws IMPORT_FAILED for a link, or a file that is there twice. */
  size(path: string): Promise<number | null>
  /** Throws IMPORT_FAILED while it is read, when it cannot be. */
  read(path: string): Promise<AsyncIterable<Uint8Array>>
  close(): void
}

/** `why` is a clause; what is safe and what to do follow it. */
export function unreadable(why: string, data?: Record<string, unknown>): StudioError {
  const message =
    `This export could not be taken in, because ${why}. Nothing was changed, here or in the export. ` +
    'Choose another copy of it, or export the project again.'
  return new StudioError('IMPORT_FAILED', message, data)
}
