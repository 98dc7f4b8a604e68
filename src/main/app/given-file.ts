// A project that the studio was opened with: a path on the command line, from the system, or from a second start. It is
// kept until the window asks for it, and only shown: nothing is imported without the author's word.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PACKAGE_EXTENSION } from '../../shared/package/package-format.ts'

export interface GivenFile {
  give(path: string | null): void
  /** Once; null = there is none. */
  take(): string | null
}

/** `tell` is called when there is one. */
export function createGivenFile(tell: () => void): GivenFile {
  let path: string | null = null
  return {
    give(next) {
      if (next === null) return
      path = next
      tell()
    },
    take() {
      const taken = path
      path = null
      return taken
    },
  }
}

/** The last argument that is one; a relative path starts at `cwd`. Desktops of Linux give addresses of files. */
export function givenIn(argv: readonly string[], cwd: string): string | null {
  const given = argv.slice(1).findLast((one) => !one.startsWith('-') && one.endsWith(`.${PACKAGE_EXTENSION}`))
  if (given === undefined) return null
  if (!given.startsWith('file:')) return resolve(cwd, given)
  try {
    return fileURLToPath(given)
  } catch {
    return null // of another computer, or no address at all
  }
}
