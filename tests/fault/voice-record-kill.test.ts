// Catches: words or log lines of a voice session that were answered for and are gone after a crash, a request of which
// only a part is kept, a session that nobody is told of afterwards.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readLog } from '../../src/main/store/queries/realtime-events.ts'
import { listItems } from '../../src/main/store/queries/transcript.ts'
import { checkDatabase } from '../../src/main/store/startup.ts'
import { openStore } from '../../src/main/store/store.ts'
import { findDamagedItems } from '../../src/main/store/verify-items.ts'
import { compareLog } from '../../src/main/voice/replay-log.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const kills = countOf('voice-record-kill')
const dataDir = makeTempDir()
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

interface Killed {
  sessionId: string
  /** Sessions that the child found cut off at its start. */
  found: string[]
  answered: { seq: number; itemId: string; words: string }[]
}

/** Lets a session run for a random moment after its first answer, kills it, and returns what it was answered for. */
function killSession(): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, 'voice-record-kill-child.ts')
    const child = spawn(process.execPath, ['--no-warnings', script, dataDir, migrationsDir], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    let complaint = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (printed === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 80)
      printed += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk))
    child.on('error', reject)
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(readPrinted(printed))
      else reject(new Error(`The session ended by itself: ${complaint}`))
    })
  })
}

/** A line without its end was not answered in full. */
function readPrinted(printed: string): Killed {
  const [ready = '', ...lines] = printed.split('\n').slice(0, -1)
  const [, sessionId = '', ...found] = ready.trim().split(' ')
  const answered = lines.map((line) => {
    const [seq, itemId = '', words = ''] = line.split(' ')
    return { seq: Number(seq), itemId, words }
  })
  return { sessionId, found, answered }
}

test(
  `${kills} kills lose nothing of a voice session that was answered for`,
  { timeout: 30_000 + kills * 6000 },
  async () => {
    let before: string | null = null
    let answers = 0
    for (let kill = 0; kill < kills; kill++) {
      const { sessionId, found, answered } = await killSession()
      // Those of earlier kills have no project and wait too, after the one that was cut off last.
      expect(found.slice(0, 1)).toEqual(before === null ? [] : [before])
      expect(checkDatabase(dataDir, migrationsDir)).toEqual({ problem: null, message: '' })
      const store = openStore({ dataDir, migrationsDir, now: Date.now })
      const words = new Map(listItems(store, sessionId).map(({ itemId, text }) => [itemId, text]))
      const lost = answered.filter((one) => one.words !== '' && words.get(one.itemId) !== one.words)
      const unknown = answered.filter(({ itemId }) => !words.has(itemId))
      expect([lost, unknown]).toEqual([[], []])
      const places = [...readLog(store, sessionId)].map(({ seq }) => seq)
      expect(places).toEqual([...places.keys()])
      expect(places.length - 1).toBeGreaterThanOrEqual(answered.at(-1)?.seq ?? -1)
      // A request is kept whole or not at all: the log tells exactly what the rows hold.
      expect(compareLog(store, sessionId)).toEqual([])
      if (kill === kills - 1) expect(findDamagedItems(store.sqlite)).toEqual([])
      store.close()
      answers += answered.length
      before = sessionId
    }
    tellFigures('voice-record-kill', { kills, answers })
    expect(answers).toBeGreaterThan(kills)
  },
)
