// SIGKILL in the middle of drafting and typing: no stuck job, no revision twice, the document always old or new whole.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { findDocument } from '../../src/main/store/queries/documents.ts'
import { listDraftJobs } from '../../src/main/store/queries/draft-jobs.ts'
import { findRevisionMarkdown, listRevisions } from '../../src/main/store/queries/revisions.ts'
import { listSections } from '../../src/main/store/queries/sections.ts'
import { listTodos } from '../../src/main/store/queries/todos.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { parseSections } from '../../src/shared/document/sections.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { countOf, tellFigures } from './figures.ts'

const KILLS = countOf('typing-crash')
/** At a random time, and at the moments where a second transaction would show. */
const moments = [
  'random',
  'document.changed by drafter',
  'random',
  'draft.progress',
  'draft.changed',
] as const
const dataDir = makeTempDir()
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

function startChild(mode: (typeof moments)[number] | 'finish') {
  const script = join(import.meta.dirname, 'draft-kill-child.ts')
  const child = spawn(process.execPath, ['--no-warnings', script, dataDir, migrationsDir, mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const typed: string[] = []
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line === 'ready') resolve()
      else typed.push(line.slice('typed '.length))
    })
    child.once('exit', () => reject(new Error(`The child ended before it was ready: ${errors}`)))
  })
  return {
    child,
    ready,
    typed,
    ended: Promise.all([once(child, 'exit'), once(lines, 'close')]),
    errors: () => errors,
  }
}

const count = (text: string, part: string) => text.split(part).length - 1

/** What must hold whenever the lights go out. */
function checkWhole(store: Store): { complete: number; open: number } {
  const document = findDocument(store, 'p1')
  const markdown = document?.markdown ?? ''
  const revisions = listRevisions(store, 'p1')
  const jobs = listDraftJobs(store, 'p1')
  if (document !== null) expect(findRevisionMarkdown(store, 'p1', document.revision)).toBe(markdown)
  expect(parseSections(markdown).map(({ heading }) => heading)).toEqual(
    listSections(store, 'p1').map(({ heading }) => heading),
  )
  const todos = listTodos(store, 'p1').map(({ label }) => label)
  for (const job of jobs) {
    const times = job.status === 'complete' ? 1 : 0
    expect(revisions.filter(({ jobId }) => jobId === job.id)).toHaveLength(times)
    for (const request of job.summary) expect(count(markdown, `Words for ${request}.`)).toBe(times)
    expect(todos.filter((label) => label === `Ask about ${job.summary[0] ?? ''}`)).toHaveLength(times)
  }
  return {
    complete: jobs.filter(({ status }) => status === 'complete').length,
    open: jobs.filter(({ status }) => status === 'queued' || status === 'running').length,
  }
}

describe('kill -9 while drafting', () => {
  it(
    `${KILLS} kills: nothing stuck, nothing twice, nothing torn, no typed word lost`,
    { timeout: 60_000 + KILLS * 10_000 },
    async () => {
      const typed: string[] = []
      for (let kill = 0; kill < KILLS; kill++) {
        const moment = moments[kill % moments.length] ?? 'random'
        const { child, ready, typed: words, ended } = startChild(moment)
        await ready
        if (moment === 'random') {
          await pause(20 + Math.random() * 250)
          child.kill('SIGKILL')
        }
        await ended
        typed.push(...words)
        const store = openStore({ dataDir, migrationsDir, now: Date.now })
        try {
          checkWhole(store)
          const markdown = findDocument(store, 'p1')?.markdown ?? ''
          expect(typed.filter((word) => count(markdown, word) !== 1)).toEqual([])
        } finally {
          store.close()
        }
      }
      const last = startChild('finish')
      await last.ready
      await last.ended
      expect(last.errors()).toBe('')
      const store = openStore({ dataDir, migrationsDir, now: Date.now })
      try {
        const { complete, open } = checkWhole(store)
        tellFigures('typing-crash', { kills: KILLS, typed: typed.length, stuck: open })
        expect(open).toBe(0)
        // Each child that died of the drafter's commit left a finished job behind.
        expect(complete).toBeGreaterThanOrEqual(KILLS / moments.length)
      } finally {
        store.close()
      }
    },
  )
})
