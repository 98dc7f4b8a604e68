// What the figures were measured on, without a name of the machine or a path.
import Database from 'better-sqlite3'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { electronPath, repositoryRoot } from '../../support/electron-app.ts'

export interface Machine {
  processor: string
  cores: number
  memoryGb: number
  system: string
  electron: string
  node: string
  sqlite: string
}

export function thisMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: systemName(),
    electron: electronVersion(),
    node: process.versions.node,
    sqlite: sqliteVersion(),
  }
}

/** The commit that is measured, with a mark where files differ from it. */
export function thisCommit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' }).trim()
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'tests', 'package.json')
    return git('rev-parse', '--short=10', 'HEAD') + (changed === '' ? '' : ' with changes')
  } catch {
    return 'unknown'
  }
}

function systemName(): string {
  const kernel = `${type()} ${release().split('.').slice(0, 2).join('.')}`
  const file = '/etc/os-release'
  const name = existsSync(file)
    ? /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync(file, 'utf8'))?.[1]
    : undefined
  return name === undefined ? kernel : `${name}, ${kernel}`
}

/** Of the runtime that set-up has linked, which may not be the one of the package. */
function electronVersion(): string {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return execFileSync(electronPath(), [...root, '--version'], { encoding: 'utf8' })
    .trim()
    .replace(/^v/, '')
}

function sqliteVersion(): string {
  const sqlite = new Database(':memory:')
  try {
    return String(sqlite.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    sqlite.close()
  }
}
