// SIGKILL in the middle of transcriptions: no job stuck, no turn twice, none missing, one draft asked for each.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { listSessions } from '../../src/main/store/queries/sessions.ts'
import { listVersions } from '../../src/main/store/queries/item-versions.ts'
import { listTodos } from '../../src/main/store/queries/todos.ts'
import { listTranscriptionJobs } from '../../src/main/store/queries/transcription-jobs.ts'
import { listItems } from '../../src/main/store/queries/transcript.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { findDamagedItems } from '../../src/main/store/verify-items.ts'
import { longTalk } from '../support/scripted-speech.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const KILLS = countOf('transcription-kill')
/** At a random time, and right after the commits where a second transaction would show. */
const moments = [
  ['random', 0],
  ['transcription.changed', 7],
  ['transcript.changed', 11],
  ['random', 0],
  ['transcription.changed', 45],
] as const
const PHRASES = longTalk(40).map(({ text }) => text)

const dataDir = makeTempDir()
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

function startChild(mode: string, nth: number) {
  const script = join(import.meta.dirname, 'transcription-kill-child.ts')
  const args = ['--no-warnings', script, dataDir, migrationsDir, mode, String(nth)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<void>((resolve, reject) => {
    lines.once('line', () => resolve())
    child.once('exit', () => reject(new Error(`The child ended before it was ready: ${errors}`)))
  })
  return { child, ready, ended: once(child, 'exit'), errors: () => errors }
}

/** What must hold whenever the lights go out: what is written down is the talk up to somewhere, once. */
function checkWhole(store: Store): { complete: number; open: number; turns: number } {
  let turns = 0
  for (const { id } of listSessions(store, 'p1')) {
    const jobs = listTranscriptionJobs(store, { sessionId: id })
    const items = listItems(store, id)
    turns += items.length
    const said = items.map(({ text }) => text).join(' ')
    expect(PHRASES.join(' ').startsWith(said)).toBe(true)
    const isWritten = jobs.some(({ purpose, status }) => purpose === 'first' && status === 'complete')
    if (isWritten) expect(said).toBe(PHRASES.join(' '))
    for (const { itemId } of items) {
      const versions = listVersions(store, id, itemId)
      for (const job of jobs) {
        const ofJob = versions.filter(({ jobId }) => jobId === job.id).length
        expect(ofJob).toBeLessThanOrEqual(1)
        if (job.status === 'complete') expect(ofJob).toBe(1)
      }
    }
    const asked = listTodos(store, 'p1').filter(({ sessionId }) => sessionId === id)
    expect(asked).toHaveLength(jobs.filter(({ status }) => status === 'complete').length)
  }
  expect(findDamagedItems(store.sqlite)).toEqual([])
  const all = listTranscriptionJobs(store, {})
  return {
    turns,
    complete: all.filter(({ status }) => status === 'complete').length,
    open: all.filter(({ status }) => status !== 'complete').length,
  }
}

function checked(): ReturnType<typeof checkWhole> {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  try {
    return checkWhole(store)
  } finally {
    store.close()
  }
}

describe('kill -9 while transcribing', () => {
  it(
    `${KILLS} kills: no job stuck, no turn twice, none missing`,
    { timeout: 60_000 + KILLS * 40_000 },
    async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const [moment, nth] = moments[kill % moments.length] ?? ['random', 0]
        const { child, ready, ended } = startChild(moment, nth + (kill % 7))
        await ready
        if (moment === 'random') {
          await pause(20 + Math.random() * 400)
          child.kill('SIGKILL')
        }
        await ended
        checked()
      }
      const last = startChild('finish', 0)
      await last.ready
      await last.ended
      expect(last.errors()).toBe('')
      const { open, complete, turns } = checked()
      tellFigures('transcription-kill', { kills: KILLS, turns, stuck: open })
      expect(open).toBe(0)
      expect(complete).toBeGreaterThan(0)
      console.log(
        `${KILLS} kills: ${complete} transcriptions complete, ${turns} turns, none stuck, doubled or missing`,
      )
    },
  )
})
