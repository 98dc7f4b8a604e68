// Catches: slices that are answered for before the disk has them. A kill does not see it, a power cut does.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bundleForKilling } from '../support/store-writer-bundle.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { tellFigures } from './figures.ts'

const SEGMENTS = 5
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0
const dataDir = makeTempDir()
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

// Skipped where strace is missing: nothing else sees what reaches the disk.
test.skipIf(!hasStrace)('every slice of a recording is synced', { timeout: 60_000 }, async () => {
  const bundle = await bundleForKilling('tests/fault/recording-kill-child.ts')
  const trace = join(dataDir, 'trace')
  // With the paths of the files, for the database syncs too.
  const tracing = ['-f', '-y', '-qq', '-e', 'trace=fdatasync', '-o', trace]
  const recorder = [process.execPath, bundle.path, dataDir, migrationsDir, 's', String(SEGMENTS)]
  const run = spawnSync('strace', [...tracing, ...recorder], { encoding: 'utf8', timeout: 45_000 })
  bundle.remove()
  const slices = run.stdout.split('\n').length - 1
  expect(slices).toBe(2 * SEGMENTS * 6)
  const synced = readFileSync(trace, 'utf8').match(/fdatasync\(\d+<[^>]*\.webm>/g)?.length ?? 0
  tellFigures('fsync', { slices, unsynced: Math.max(0, slices - synced) })
  expect(synced).toBeGreaterThanOrEqual(slices)
})
