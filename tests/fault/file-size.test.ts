// Catches: what was answered for and is gone after the system refused to let a file grow, or a studio that writes nothing
// any more once it may. The limit is the process's own (`prlimit --fsize`), so the refusal comes in mid-write.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { listItems } from '../../src/main/store/queries/transcript.ts'
import { checkDatabase } from '../../src/main/store/startup.ts'
import { openStore } from '../../src/main/store/store.ts'
import { findDamagedItems } from '../../src/main/store/verify-items.ts'
import { bundleForKilling } from '../support/store-writer-bundle.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const LIMITS = [1_500_000, 2_000_001, 3_456_789, 2_500_000, 4_000_003]
const hasPrlimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Returns the ids that were answered for before the refusal, and after it. */
async function fillAndFree(path: string, dataDir: string, limit: number): Promise<[string[], string[]]> {
  const args = [`--fsize=${limit}:unlimited`, process.execPath, path, dataDir, migrationsDir]
  const child = spawn('prlimit', args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const ended = once(child, 'close') as Promise<[number | null]>
  const before: string[] = []
  const after: string[] = []
  let isFull = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'full') {
      isFull = true
      spawnSync('prlimit', [`--pid=${child.pid}`, '--fsize=unlimited'])
      child.stdin.write('\n')
    } else (isFull ? after : before).push(line)
  }
  const [code] = await ended
  expect([code, errors, isFull]).toEqual([0, '', true])
  return [before, after]
}

test.skipIf(!hasPrlimit)(
  'a file that may not grow: nothing lost, and on with room',
  { timeout: 120_000 },
  async () => {
    const bundle = await bundleForKilling('tests/fault/file-size-child.ts')
    const figures = { limits: 0, acknowledged: 0, lost: 0, resumed: 0 }
    for (const limit of LIMITS.slice(0, countOf('file-size'))) {
      const dataDir = makeTempDir()
      folders.push(dataDir)
      const [before, after] = await fillAndFree(bundle.path, dataDir, limit)
      expect(checkDatabase(dataDir, migrationsDir)).toEqual({ problem: null, message: '' })
      const store = openStore({ dataDir, migrationsDir, now: Date.now })
      const kept = new Set(listItems(store, 's').map(({ itemId }) => itemId))
      expect(findDamagedItems(store.sqlite)).toEqual([])
      store.close()
      const acknowledged = [...before, ...after]
      figures.limits += 1
      figures.acknowledged += acknowledged.length
      figures.lost += acknowledged.filter((itemId) => !kept.has(itemId)).length
      if (after.length > 0) figures.resumed += 1
    }
    bundle.remove()
    tellFigures('file-size', figures)
    expect(figures).toMatchObject({ lost: 0, resumed: figures.limits })
    expect(figures.acknowledged).toBeGreaterThan(50 * figures.limits)
  },
)
