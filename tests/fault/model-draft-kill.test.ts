// SIGKILL at every moment of drafts that a model streams: no job stuck, no revision twice, the document always whole,
// nothing typed lost, and no request that the books do not know of.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/main/store/store.ts'
import { namedIn, sectionNamed } from '../support/model-server/answer-for.ts'
import type { AskedRequest } from '../support/model-server/asked-request.ts'
import { draftAnswer } from '../support/model-server/draft-answer.ts'
import { startModelServer, type ModelServer } from '../support/model-server/model-server.ts'
import type { WireAnswer, WireEdit } from '../support/model-server/wire-answer.ts'
import { makeTempDir, migrationsDir } from '../support/temp-store.ts'
import { audit, type Books } from './model-draft-kill-books.ts'
import { countOf, tellFigures } from './figures.ts'
import { finish, liveUntil, load, type Moment } from './model-draft-kill-life.ts'

/** Each in turn: three crashes of one job give it up, so those that leave a finished one stand among the others. */
const moments: Moment[] = [
  'in the stream',
  'committed',
  'begun',
  'in the stream',
  'told',
  'any time',
  'asked',
  'last byte',
  'merging',
  'in the commit',
]
const KILLS = countOf('job-crash')
const momentOf = (kill: number): Moment => moments[kill % moments.length] ?? 'any time'
const HEADING = 'The water'

const dataDir = makeTempDir()
let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
  server.answer(draftAnswer(whatIsNew, { chunk: 24, delayMs: 4 }))
})
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** All that is new and nothing else: into the section that there is, or into a new one. */
function whatIsNew(asked: AskedRequest): WireAnswer {
  const { sections, items } = namedIn(asked)
  const fresh = items.filter(({ isNew }) => isNew)
  const paragraphs = fresh.map(({ name, text }) => ({ markdown: text, sources: [name] }))
  const edit: WireEdit = sections.some(({ heading }) => heading === HEADING)
    ? {
        op: 'append',
        sectionId: sectionNamed(asked, HEADING),
        after: null,
        heading: null,
        paragraphs,
        status: 'drafting',
      }
    : { op: 'insert', sectionId: null, after: 'end', heading: HEADING, paragraphs, status: 'drafting' }
  return { summary: 'Wrote on.', edits: fresh.length > 0 ? [edit] : [], todos: [], resolvedTodoIds: [] }
}

function auditNow(typed: readonly string[]): Books {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  try {
    return audit(store, server, typed)
  } finally {
    store.close()
  }
}

describe('kill -9 while a model drafts', () => {
  it(
    `${KILLS} kills: nothing stuck, nothing twice, nothing torn, no typed word lost`,
    { timeout: 60_000 + KILLS * 10_000 },
    async () => {
      const typed: string[] = []
      await finish(await load('finish', dataDir, server))
      let next = load(momentOf(0), dataDir, server)
      for (let kill = 0; kill < KILLS; kill++) {
        const life = await next
        next = load(kill + 1 < KILLS ? momentOf(kill + 1) : 'finish', dataDir, server)
        await liveUntil(momentOf(kill), life, server)
        typed.push(...life.typed)
        auditNow(typed)
      }
      await finish(await next)
      const { complete, open, requests } = auditNow(typed)
      tellFigures('job-crash', { kills: KILLS, complete, stuck: open })
      expect(open).toBe(0)
      // Otherwise the kills came too early or too late to show anything.
      expect(complete).toBeGreaterThanOrEqual((2 * KILLS) / moments.length)
      expect(requests['cut']).toBeGreaterThanOrEqual((2 * KILLS) / moments.length)
      expect(typed.length).toBeGreaterThan(KILLS)
    },
  )
})
