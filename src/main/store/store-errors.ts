// What SQLite says about a full or failing disk and a damaged file, in words for the author.
import Database from 'better-sqlite3'
import { StudioError } from '../../shared/errors.ts'

/** A StudioError for failures of the disk or the file; anything else comes back as it is. */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const { code } = error
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_READONLY') {
    return new StudioError(
      'DISK_FULL',
      'The studio could not write to your disk, so the last change is not saved. Everything saved before is safe. ' +
        'Free some space or check that the disk can be written to, then try again.',
      { sqlite: code },
    )
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new StudioError(
      'DATABASE_CORRUPT',
      'The file that holds your projects is damaged. Nothing was overwritten. ' +
        'Restart the studio to restore the latest backup.',
      { sqlite: code },
    )
  }
  return error
}
