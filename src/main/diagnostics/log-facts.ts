// The end of the log in codes: when something went wrong, under which id, and which of the known codes it named. No words of it.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { errorCodes } from '../../shared/errors.ts'
import type { Fact, FactGroup } from './facts.ts'

const END_BYTES = 256 * 1024
const MOST_LINES = 20

const codes = [
  ...errorCodes,
  ...['BUSY', 'CANTOPEN', 'CONSTRAINT', 'CORRUPT', 'FULL', 'IOERR', 'LOCKED', 'NOTADB', 'READONLY'].map(
    (name) => `SQLITE_${name}`,
  ),
  ...['EACCES', 'EEXIST', 'EIO', 'EMFILE', 'ENOENT', 'ENOSPC', 'EPERM', 'EROFS'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT'],
]

const LINE = /^\[(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.\d{3}\] \[(warn|error)\]/
const BUG = /\[([0-9a-f]{8})\] /

export function logFacts(dataDir: string): FactGroup {
  const lines = endOf(join(dataDir, 'logs', 'studio.log')).filter((line) => LINE.test(line))
  return {
    title: 'Last warnings and errors of the log',
    facts: [['lines looked at', lines.length], ...lines.slice(-MOST_LINES).map(factOf)],
  }
}

function factOf(line: string): Fact {
  const [, time = '', level = ''] = LINE.exec(line) ?? []
  const id = level === 'error' ? BUG.exec(line)?.[1] : undefined
  const named = codes.filter((code) => new RegExp(`\\b${code}(_[A-Z]+)?\\b`).test(line))
  return [time, [level, id, ...named].filter((part) => part !== undefined).join(' ')]
}

function endOf(file: string): string[] {
  if (!existsSync(file)) return []
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const bytes = Buffer.alloc(Math.min(size, END_BYTES))
    readSync(handle, bytes, 0, bytes.length, size - bytes.length)
    return bytes.toString('utf8').split('\n')
  } finally {
    closeSync(handle)
  }
}
