// Catches: commits that are answered for before the disk has them (a `synchronous` that is not FULL).
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bundleStoreWriter } from '../support/store-writer-bundle.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const COMMITS = countOf('fsync')
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0
const dataDir = makeTempDir()
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

// Skipped where strace is missing: nothing else sees what reaches the disk.
test.skipIf(!hasStrace)('every commit is synced', { timeout: 60_000 + COMMITS * 50 }, async () => {
  const bundle = await bundleStoreWriter()
  const trace = join(dataDir, 'trace')
  const tracing = ['-f', '-qq', '-e', 'trace=fdatasync,fsync', '-o', trace]
  const writer = [process.execPath, bundle.path, dataDir, migrationsDir, 's', String(COMMITS)]
  const run = spawnSync('strace', [...tracing, ...writer], {
    encoding: 'utf8',
    timeout: 30_000 + COMMITS * 50,
  })
  bundle.remove()
  expect(run.stdout.split('\n').length - 1).toBe(COMMITS)
  const syncs = readFileSync(trace, 'utf8').match(/f(data)?sync\(/g)?.length ?? 0
  tellFigures('fsync', { commits: COMMITS, unsynced: Math.max(0, COMMITS - syncs) })
  expect(syncs).toBeGreaterThanOrEqual(COMMITS)
})
