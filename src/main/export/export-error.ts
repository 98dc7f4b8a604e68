// What kept an export from being written, in words for the author.
import { StudioError } from '../../shared/errors.ts'

/** Tidying and syncing a folder may be refused by its disk; what is told is the failure that matters. */
export function ignoreRefused(error: unknown): undefined {
  if (systemCodeOf(error) === undefined) throw error
}

export function asExportError(error: unknown, folder: string): unknown {
  const code = systemCodeOf(error)
  switch (code) {
    case undefined:
      return error
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return exportFailed('the disk is full', 'Free some space or choose another disk.', 'DISK_FULL', code)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return exportFailed(
        `"${folder}" may not be written to`,
        'Choose another folder.',
        'EXPORT_FAILED',
        code,
      )
    case 'ENOENT':
    case 'ENOTDIR':
      return exportFailed(
        `"${folder}" is not a folder, or not there any more`,
        'Choose another.',
        'EXPORT_FAILED',
        code,
      )
    case 'ENAMETOOLONG':
      return exportFailed(
        'the name is too long for this disk',
        'Choose a shorter one.',
        'EXPORT_FAILED',
        code,
      )
    default:
      return exportFailed(`the disk refused it (${code})`, 'Choose another folder.', 'EXPORT_FAILED', code)
  }
}

export function exportFailed(
  why: string,
  next: string,
  code: 'EXPORT_FAILED' | 'DISK_FULL' = 'EXPORT_FAILED',
  cause?: string,
) {
  const message = `Nothing was exported, because ${why}. Your text is safe in the studio. ${next}`
  return new StudioError(code, message, cause === undefined ? undefined : { cause })
}

/** `ENOSPC` and the like, of a failed call to the system; undefined for any other error. */
export function systemCodeOf(error: unknown): string | undefined {
  const isSystem = error instanceof Error && 'code' in error && 'syscall' in error
  return isSystem && typeof error.code === 'string' ? error.code : undefined
}
