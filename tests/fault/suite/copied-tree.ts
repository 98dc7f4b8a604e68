// A copy of the sources to be spoiled: nothing is ever changed in the tree itself.
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '../../support/electron-app.ts'

export interface CopiedTree {
  folder: string
  /** Replaces the one place where `from` stands; the answer undoes it. Throws where there is none, or more than one. */
  change(file: string, from: string, to: string): () => void
  remove(): void
}

/** Of all files that git knows or would know. */
export function copyTree(): CopiedTree {
  const folder = mkdtempSync(join(tmpdir(), 'studio-mutations-'))
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  })
  for (const file of new Set(listed.split('\0').filter((name) => name !== ''))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    copyFileSync(join(repositoryRoot, file), join(folder, file))
  }
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return {
    folder,
    change(file, from, to) {
      const path = join(folder, file)
      const before = readFileSync(path, 'utf8')
      requireOnce(file, before, from)
      writeFileSync(
        path,
        before.replace(from, () => to),
      )
      return () => writeFileSync(path, before)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Also before anything is run, so that a list that is out of date is known at once. */
export function requireOnce(file: string, text: string, part: string): void {
  const times = text.split(part).length - 1
  if (times !== 1) throw new Error(`${file} has ${times} times, where one is meant: ${part}`)
}
