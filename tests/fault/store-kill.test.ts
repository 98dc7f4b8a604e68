// Catches: an item that was answered for and is gone after a crash; a database that a crash leaves damaged.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listItems } from '../../src/main/store/queries/transcript.ts'
import { checkDatabase } from '../../src/main/store/startup.ts'
import { openStore } from '../../src/main/store/store.ts'
import { findDamagedItems } from '../../src/main/store/verify-items.ts'
import { bundleStoreWriter, type WriterBundle } from '../support/store-writer-bundle.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const kills = countOf('store-kill')
const dataDir = makeTempDir()
let writerBundle: WriterBundle
beforeAll(async () => {
  writerBundle = await bundleStoreWriter()
}, 60_000)
afterAll(() => {
  writerBundle.remove()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Lets a writer run for a random moment after its first commit, kills it, and returns what it answered for. */
function killWriter(sessionId: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [writerBundle.path, dataDir, migrationsDir, sessionId], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    let complaint = ''
    writer.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (printed === '') setTimeout(() => writer.kill('SIGKILL'), Math.random() * 60)
      printed += chunk
    })
    writer.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk))
    writer.on('error', reject)
    writer.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`The writer ended by itself: ${complaint}`))
      // A line without its end was not answered in full.
      else resolve(printed.split('\n').slice(0, -1))
    })
  })
}

test(`${kills} kills lose no acknowledged item`, { timeout: 20_000 + kills * 2000 }, async () => {
  const figures = { kills, acknowledged: 0, lost: 0, damaged: 0 }
  for (let kill = 0; kill < kills; kill++) {
    const sessionId = `session-${kill}`
    const answered = await killWriter(sessionId)
    figures.acknowledged += answered.length
    if (checkDatabase(dataDir, migrationsDir).problem !== null) figures.damaged += 1
    const store = openStore({ dataDir, migrationsDir, now: Date.now })
    const stored = listItems(store, sessionId)
    const kept = stored.slice(0, answered.length).map(({ itemId }) => itemId)
    figures.lost += answered.filter((itemId, n) => kept[n] !== itemId).length
    // At most the one that was being answered for is there besides.
    expect(stored.length - answered.length).toBeLessThanOrEqual(1)
    expect(stored.map(({ position }) => position)).toEqual([...stored.keys()])
    if (kill === kills - 1) {
      expect(findDamagedItems(store.sqlite)).toEqual([])
      expect(store.sqlite.prepare('SELECT count(*) AS n FROM transcript_items').get()).toMatchObject({
        n: expect.toSatisfy((n: number) => n >= figures.acknowledged && n <= figures.acknowledged + kills),
      })
    }
    store.close()
  }
  tellFigures('store-kill', figures)
  expect(figures).toMatchObject({ lost: 0, damaged: 0 })
  expect(figures.acknowledged).toBeGreaterThan(kills)
})
