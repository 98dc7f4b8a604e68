// What goes wrong with a new version, in words. Nothing of it ever touches what the author has.
import { StudioError } from '../../shared/errors.ts'

const SAFE = 'This version goes on working, and nothing of yours was touched.'

export function turnedOff(): StudioError {
  return new StudioError(
    'FORBIDDEN',
    `The studio asks nobody until you turn “Look for new versions” on. ${SAFE}`,
  )
}

export function noChannel(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    `This copy of the studio was made without a place to ask. ${SAFE} New versions come from where you got this one.`,
  )
}

export function unreachable(host: string, error: unknown): StudioError {
  const cause = error instanceof Error ? { cause: error.message.slice(0, 200) } : {}
  return new StudioError(
    'OFFLINE',
    `${host} could not be reached. ${SAFE} Try again when you are online.`,
    cause,
  )
}

export function notGiven(host: string, status: number): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `${host} did not say which version is the newest (it answered ${status}). ${SAFE} Try again later.`,
  )
}

export function ledElsewhere(host: string): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `The address led to ${host.slice(0, 100)}, which the studio does not know. It was not followed. ${SAFE}`,
  )
}

export function tooLarge(host: string): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `${host} sent far more than such a file holds. It was not read. ${SAFE}`,
  )
}

export function notSigned(host: string): StudioError {
  return new StudioError(
    'SERVICE_REFUSED',
    `What ${host} says about new versions is not signed by the makers of the studio, or was changed on its way. It was ` +
      `not read, and nothing was fetched. ${SAFE} If it happens again, get the new version from where you got this one.`,
  )
}

export function notUnderstood(host: string): StudioError {
  return new StudioError('SERVICE_FAILED', `What ${host} says about new versions was not understood. ${SAFE}`)
}

export function noPackage(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    `The new version has no package of the kind that this copy was installed from. ${SAFE} Get it from where you got this one.`,
  )
}

export function notDownloaded(host: string, error: unknown): StudioError {
  const words = error instanceof Error ? error.message : String(error)
  const isOther = /checksum|sha512|size/i.test(words)
  const what = isOther
    ? 'What came is not the file that was signed. It was deleted.'
    : 'The connection broke, or the disk is full.'
  return new StudioError(
    'SERVICE_FAILED',
    `The new version was not fetched from ${host}. ${what} ${SAFE} Try again.`,
    { cause: words.slice(0, 200) },
  )
}

export function busyWith(what: string): StudioError {
  return new StudioError(
    'CONFLICT',
    `${what}, so nothing is installed now. The new version waits; restart when that is done.`,
  )
}
