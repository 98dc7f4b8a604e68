// What goes wrong with a download, in words. What was fetched is kept for the next try, unless it can never come right.
import { StudioError } from '../../shared/errors.ts'
import type { ModelDownload } from '../../shared/speech/model-manifest.ts'

const KEPT = 'What was fetched so far is kept, and the download goes on from there.'
const NOTHING = 'Nothing was installed, and everything else works as before.'

export function cutTooOften({ url }: ModelDownload): StudioError {
  return new StudioError(
    'OFFLINE',
    `${new URL(url).host} cannot be reached, or the connection breaks again and again. ${KEPT} Try again when the network is better.`,
    { retryable: true },
  )
}

export function wrongHash({ name }: ModelDownload): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `“${name}” came, and is not the file that the studio’s list names: it may be damaged, or another. It was deleted. ${NOTHING} ` +
      'Try again, or import the model from a file.',
    { retryable: false },
  )
}

export function notThisFile(): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `More came than the model holds, so it is another file. ${NOTHING} Cancel the download and import the model from a file.`,
    { retryable: false },
  )
}

export function movedElsewhere(host: string): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `The download leads to ${host}, which is not on the studio’s list. It was not followed. ${NOTHING} You can import the model from a file.`,
    { retryable: false },
  )
}

export function refusedByHost({ name }: ModelDownload, host: string, status: number): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `${host} does not give “${name}” (it answered ${status}). ${NOTHING} Try again later, or import the model from a file.`,
    { retryable: false, status },
  )
}

export function noRoom(neededBytes: number): StudioError {
  const gigabytes = Math.max(0.1, Math.ceil(neededBytes / 1e8) / 10)
  return new StudioError(
    'DISK_FULL',
    `There is not enough room on your disk: the model needs ${gigabytes} GB to be fetched and unpacked. ${KEPT} Make some room, then try again.`,
    { retryable: true },
  )
}

export function asDownloadError(error: unknown, download: ModelDownload, signal: AbortSignal): unknown {
  if (signal.aborted) return new StudioError('CANCELLED', `The download was paused. ${KEPT}`)
  if (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG')
  )
    return noRoom(download.bytes)
  return error
}
