// Runs the tests of one row at its full count and judges what they told.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '../../support/electron-app.ts'
import type { FaultRow } from '../fault-row.ts'
import { faultRows, type RowId } from '../rows.ts'
import { judge, toldSchema, type Told } from './judge.ts'
import { thisCommit } from './machine.ts'
import type { RowResult } from './results.ts'

/** A row that takes longer hangs. */
const LONGEST_MS = 40 * 60_000

/** `count`: `full`, or fewer to try the suite itself. */
export function runRow(id: RowId, count: string): RowResult {
  const row = faultRows[id]
  const folder = mkdtempSync(join(tmpdir(), 'studio-fault-'))
  const file = join(folder, 'figures.jsonl')
  const started = performance.now()
  try {
    const env = { ...process.env, FAULT_COUNT: count, FAULT_FIGURES: file }
    const passed = commandsOf(row).every(([program, args]) => {
      const options = { cwd: repositoryRoot, stdio: 'inherit', env, timeout: LONGEST_MS } as const
      return spawnSync(program, args, options).status === 0
    })
    const meant = count === 'full' ? row.full : Number(count)
    const seconds = Math.round((performance.now() - started) / 1000)
    const day = new Date().toISOString().slice(0, 10)
    return {
      ...judge(row, meant, readTold(file, id), passed),
      count: meant,
      seconds,
      day,
      commit: thisCommit(),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function commandsOf({ tests, named }: FaultRow): [string, string[]][] {
  const ofWindow = tests.filter((file) => file.endsWith('.spec.ts'))
  const others = tests.filter((file) => !file.endsWith('.spec.ts'))
  const only = (flag: string): string[] => (named === undefined ? [] : [flag, named])
  return [
    ...(others.length > 0 ? [command('vitest', ['run', ...others, ...only('-t')])] : []),
    ...(ofWindow.length > 0
      ? [command('playwright', ['test', ...ofWindow, '--reporter=list', ...only('-g')])]
      : []),
  ]
}

/** Windows starts these programs through its shell only. */
function command(name: string, args: string[]): [string, string[]] {
  return process.platform === 'win32' ? ['cmd', ['/c', name, ...args]] : [name, args]
}

function readTold(file: string, id: RowId): Told[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => toldSchema.parse(JSON.parse(line))).filter(({ row }) => row === id)
}
