// Catches: an item that was answered for and is gone after a crash; a database that a crash leaves damaged.
// STORE_KILLS sets how many processes are killed.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listItems } from '../../src/main/store/queries/transcript.ts'
import { checkDatabase } from '../../src/main/store/startup.ts'
import { openStore } from '../../src/main/store/store.ts'
import { findDamagedItems } from '../../src/main/store/verify-items.ts'
import { bundleStoreWriter, type WriterBundle } from '../support/store-writer-bundle.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'

const kills = Number(process.env['STORE_KILLS'] ?? 200)
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
  let acknowledged = 0
  for (let kill = 0; kill < kills; kill++) {
    const sessionId = `session-${kill}`
    const answered = await killWriter(sessionId)
    acknowledged += answered.length
    expect(checkDatabase(dataDir, migrationsDir)).toEqual({ problem: null, message: '' })
    const store = openStore({ dataDir, migrationsDir, now: Date.now })
    const stored = listItems(store, sessionId)
    expect(stored.slice(0, answered.length).map(({ itemId }) => itemId)).toEqual(answered)
    // At most the one that was being answered for is there besides.
    expect(stored.length - answered.length).toBeLessThanOrEqual(1)
    expect(stored.map(({ position }) => position)).toEqual([...stored.keys()])
    if (kill === kills - 1) {
      expect(findDamagedItems(store.sqlite)).toEqual([])
      expect(store.sqlite.prepare('SELECT count(*) AS n FROM transcript_items').get()).toMatchObject({
        n: expect.toSatisfy((n: number) => n >= acknowledged && n <= acknowledged + kills),
      })
    }
    store.close()
  }
  expect(acknowledged).toBeGreaterThan(kills)
})
