// Runs one test of a tree and says how many of it passed and failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Mutation } from '../mutations.ts'

const LONGEST_MS = 10 * 60_000

export interface Counted {
  passed: number
  failed: number
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const playwrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number() }) })

export function needsBuild({ file }: Mutation['test']): boolean {
  return file.endsWith('.spec.ts')
}

/** False where the sources cannot be built. */
export function build(folder: string): boolean {
  return run(folder, 'electron-vite', ['build', '--logLevel', 'warn'])
}

export function runOneTest(folder: string, test: Mutation['test']): Counted {
  const output = mkdtempSync(join(tmpdir(), 'studio-mutation-'))
  const report = join(output, 'report.json')
  try {
    if (needsBuild(test)) {
      const named = test.named === undefined ? [] : ['-g', literal(test.named)]
      const args = ['test', test.file, ...named, '--reporter=json', '--workers=1']
      run(folder, 'playwright', args, { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
    } else {
      const named = test.named === undefined ? [] : ['-t', literal(test.named)]
      run(folder, 'vitest', ['run', test.file, ...named, '--reporter=json', `--outputFile=${report}`])
    }
    return existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}

/** Names are given as they are read; both runners take patterns. */
function literal(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function read(report: unknown): Counted {
  const ofWindow = playwrightReport.safeParse(report).data
  if (ofWindow !== undefined) return { passed: ofWindow.stats.expected, failed: ofWindow.stats.unexpected }
  const { numPassedTests, numFailedTests } = vitestReport.parse(report)
  return { passed: numPassedTests, failed: numFailedTests }
}

function run(folder: string, program: string, args: string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(program, args, {
    cwd: folder,
    // The reports say what happened; what is printed would be failures that are meant.
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, ...env },
    timeout: LONGEST_MS,
    shell: process.platform === 'win32',
  })
  return status === 0
}
