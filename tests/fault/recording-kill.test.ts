// Catches: a slice that was answered for and is not on the disk after a crash, a segment that nobody adopts, a hash that
// does not fit its file.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordingTrack } from '../../src/shared/ipc/voice-views.ts'
import { adoptOpenSegments } from '../../src/main/recordings/adopt-segments.ts'
import { listOpenSegments, listSegments } from '../../src/main/store/queries/recording-segments.ts'
import { checkDatabase } from '../../src/main/store/startup.ts'
import { openStore } from '../../src/main/store/store.ts'
import { bundleForKilling, type WriterBundle } from '../support/store-writer-bundle.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'
import { segmentSound } from './recorded-sound.ts'

const kills = countOf('recording-kill')
const sessionId = 'talk'
const dataDir = makeTempDir()
let bundle: WriterBundle
beforeAll(async () => {
  bundle = await bundleForKilling('tests/fault/recording-kill-child.ts')
}, 60_000)
afterAll(() => {
  bundle.remove()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Lets it record for a random moment, kills it, and returns the bytes of each segment that it answered for. */
function killRecorder(): Promise<Map<string, number>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle.path, dataDir, migrationsDir, sessionId], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    let complaint = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (printed === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 100)
      printed += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk))
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`The recorder ended by itself: ${complaint}`))
      const lines = printed.split('\n').slice(0, -1)
      resolve(
        new Map(
          lines.map((line) => {
            const [track = '', n = '', bytes = ''] = line.split(' ')
            return [`${track} ${n}`, Number(bytes)]
          }),
        ),
      )
    })
  })
}

test(`${kills} kills lose no acknowledged slice`, { timeout: 20_000 + kills * 2000 }, async () => {
  const acknowledged = new Map<string, number>()
  let adopted = 0
  for (let kill = 0; kill < kills; kill++) {
    for (const [segment, bytes] of await killRecorder()) acknowledged.set(segment, bytes)
    expect(checkDatabase(dataDir, migrationsDir)).toEqual({ problem: null, message: '' })
    const store = openStore({ dataDir, migrationsDir, now: Date.now })
    const report = adoptOpenSegments(store)
    adopted += report.adopted
    expect(report.lost.filter(({ reason }) => reason !== 'empty')).toEqual([])
    expect(listOpenSegments(store)).toEqual([])
    const rows = listSegments(store, sessionId)
    const folder = join(dataDir, 'recordings', sessionId)
    expect(readdirSync(folder).sort()).toEqual(rows.map(({ file }) => file).sort())
    const known = new Map(rows.map(({ track, n, bytes }) => [`${track} ${n}`, bytes]))
    for (const [segment, bytes] of acknowledged) expect(known.get(segment)).toBeGreaterThanOrEqual(bytes)
    // Those of former rounds do not change any more; looking at the newest of each track is enough.
    for (const row of newest(rows)) {
      const content = readFileSync(join(folder, row.file))
      expect(content.equals(segmentSound(row.track, row.n, row.bytes))).toBe(true)
      expect(createHash('sha256').update(content).digest('hex')).toBe(row.sha256)
    }
    store.close()
  }
  tellFigures('recording-kill', { kills, segments: acknowledged.size, adopted })
  expect(acknowledged.size).toBeGreaterThan(kills)
  expect(adopted).toBeGreaterThan(kills / 2)
})

function newest<T extends { track: RecordingTrack; n: number }>(rows: readonly T[]): T[] {
  const of = (track: RecordingTrack): T[] =>
    rows
      .filter((row) => row.track === track)
      .sort((a, b) => b.n - a.n)
      .slice(0, 5)
  return [...of('author'), ...of('interviewer')]
}
