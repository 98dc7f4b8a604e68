// Nothing goes round for ever. Bugs caught: a keyring or a disk that fails is asked again without a pause, all day; a job
// whose end could not be written stands in the way of every later one, or is paid for again; passages that never find
// room are asked about, and paid for, again and again.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftQueue } from '../../../../src/main/drafting/draft-queue.ts'
import type { Engine } from '../../../../src/main/drafting/engine.ts'
import { findDocument } from '../../../../src/main/store/queries/documents.ts'
import { findDraftJob, listDraftJobs, updateDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { insertSession } from '../../../../src/main/store/queries/sessions.ts'
import { listTodos } from '../../../../src/main/store/queries/todos.ts'
import type { DraftJob, DraftRequest } from '../../../../src/shared/drafting/draft-job.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { addProject, makeStudio, say } from '../document/test-studio.ts'
import { answer, scriptedDrafter, section } from './scripted-drafter.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

let studio: ReturnType<typeof makeStudio>
let queue: DraftQueue
let reported: unknown[]
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  studio = makeStudio()
  reported = []
})
afterEach(async () => {
  writes('go through')
  await queue.stop()
  studio.cleanup()
  vi.useRealTimers()
})

function start(drafter: (job: DraftJob) => Engine | Promise<Engine>): void {
  const report = (error: unknown) => void reported.push(error)
  queue = new DraftQueue(studio.ctx, { documents: studio.documents, drafter, report, random: () => 0 })
  queue.start()
}
function ask(changes: Partial<DraftRequest> = {}): string {
  const request = { projectId: 'p1', sessionId: null, urgency: 'asap', summary: 'the river' } as const
  return queue.enqueueDraft({ ...request, ...changes }).job.id
}
const row = (id: string) => findDraftJob(studio.ctx.store, id)
const jobs = () => listDraftJobs(studio.ctx.store, 'p1').toReversed()
const text = () => findDocument(studio.ctx.store, 'p1')?.markdown
const unable = expect.objectContaining({ code: 'DISK_FULL' })

/** As a disk that became full, or may only be read, refuses them. */
function writes(how: 'go through' | 'are refused'): void {
  studio.ctx.store.sqlite.pragma(`query_only = ${how === 'are refused' ? 'ON' : 'OFF'}`)
}

/** Lets as much happen as happens without waiting; what goes round without a pause goes round often. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}

async function pass(ms: number): Promise<void> {
  const step = Math.max(SECOND, ms / 120)
  for (let passed = 0; passed < ms; passed += step) {
    studio.advance(step)
    await vi.advanceTimersByTimeAsync(step)
    await settle()
  }
}

describe('an engine that cannot be had', () => {
  it('ends the job with a word and in the log, once, and Retry asks for it again', async () => {
    const broken = new Error('The keyring is broken')
    const drafter = scriptedDrafter(() => answer([section('One', 'Words.')]))
    let asked = 0
    start(() => {
      if (++asked === 1) throw broken
      return drafter
    })
    const id = ask()
    await settle()
    await pass(10 * MINUTE)
    expect([asked, reported]).toEqual([1, [broken]])
    expect(row(id)).toMatchObject({ status: 'error', attempts: 1, startedAt: null })
    expect(row(id)?.error).toMatch(/Your document is unchanged.*Press Retry/)
    queue.retry(id)
    await queue.idle()
    expect(row(id)).toMatchObject({ status: 'complete', error: null })
  })

  it('is asked for again with longer and longer pauses where that may help, and five times at most', async () => {
    const locked = new StudioError('KEY_MISSING', 'The keyring is locked.', { retryable: true })
    let asked = 0
    start(() => {
      asked++
      return Promise.reject(locked)
    })
    const id = ask()
    await settle()
    expect(asked).toBe(1)
    expect(row(id)).toMatchObject({
      status: 'queued',
      attempts: 1,
      waitReason: 'retry',
      error: 'The keyring is locked.',
      nextAttemptAt: studio.ctx.now() + SECOND,
    })
    await pass(10 * MINUTE)
    expect([asked, reported]).toEqual([5, []])
    expect(row(id)).toMatchObject({ status: 'error', attempts: 5, error: 'The keyring is locked.' })
  })

  it('does not hold its project and the queue for ever when the keyring never answers', async () => {
    const drafter = scriptedDrafter(() => answer([section('One', 'Words.')]))
    let asked = 0
    start(() => (++asked === 1 ? new Promise<Engine>(() => undefined) : drafter))
    const id = ask()
    await settle()
    await pass(3 * MINUTE)
    expect(row(id)).toMatchObject({ status: 'complete', attempts: 1 })
  })

  it('does not keep a job that was stopped meanwhile from making way', async () => {
    const drafter = scriptedDrafter(() => answer([section('One', 'Words.')]))
    let asked = 0
    start(() => (++asked === 1 ? new Promise<Engine>(() => undefined) : drafter))
    const first = ask()
    await settle()
    queue.cancel(first)
    const second = ask({ summary: 'the boat' })
    await settle()
    await queue.idle()
    expect([row(first)?.status, row(second)?.status]).toEqual(['error', 'complete'])
    expect(row(first)?.cancelledAt).not.toBeNull()
  })
})

it('does not go round when an engine says it was stopped and nobody stopped it', async () => {
  const drafter = scriptedDrafter(() => {
    throw new StudioError('CANCELLED', 'The draft was cancelled.')
  })
  start(() => drafter)
  const id = ask()
  await settle()
  expect(drafter.attempts).toHaveLength(1)
  expect(row(id)).toMatchObject({ status: 'error', error: 'The draft was cancelled.', cancelledAt: null })
})

describe('a disk that refuses', () => {
  it('the start of jobs: they are tried now and then, and run when it takes them', async () => {
    addProject(studio.ctx, 'p2')
    const drafter = scriptedDrafter(() => answer([section('One', 'Words.')]))
    let asked = 0
    start(() => {
      if (++asked === 1) writes('are refused')
      return drafter
    })
    const ids = [ask(), ask({ projectId: 'p2' })]
    await settle()
    await pass(60 * MINUTE)
    expect(asked).toBe(2)
    expect(reported).toEqual([unable])
    expect(ids.map((id) => row(id)?.status)).toEqual(['queued', 'queued'])
    writes('go through')
    await pass(3 * MINUTE)
    expect(ids.map((id) => row(id)?.status)).toEqual(['complete', 'complete'])
    expect(drafter.attempts).toHaveLength(2)
  })

  it('the end of a failed job: it is written when it can be, and the next job runs', async () => {
    const drafter = scriptedDrafter((_, number) => {
      if (number > 1) return answer([section('Two', 'Words.')])
      writes('are refused')
      throw new StudioError('SERVICE_REFUSED', 'The model declined.')
    })
    start(() => drafter)
    const first = ask()
    await settle()
    await pass(30 * MINUTE)
    expect(row(first)).toMatchObject({ status: 'running' })
    expect(reported).toEqual([unable])
    writes('go through')
    await pass(2 * MINUTE)
    expect(row(first)).toMatchObject({ status: 'error', error: 'The model declined.', attempts: 1 })
    const second = ask({ summary: 'the boat' })
    await queue.idle()
    expect(row(second)?.status).toBe('complete')
    expect(drafter.attempts).toHaveLength(2)
  })

  it('the end of a job that waits: it is tried again, with the pause it was to have', async () => {
    const drafter = scriptedDrafter((_, number) => {
      if (number > 1) return answer([section('Two', 'Words.')])
      writes('are refused')
      throw new StudioError('SERVICE_FAILED', 'The service is busy.', { retryable: true })
    })
    start(() => drafter)
    const id = ask()
    await settle()
    await pass(5 * MINUTE)
    expect([row(id)?.status, drafter.attempts.length]).toEqual(['running', 1])
    writes('go through')
    await pass(3 * MINUTE)
    expect(row(id)).toMatchObject({ status: 'complete', attempts: 1, error: null })
  })

  it('the end of a job, until the author asks for another: what can be written shows that both can', async () => {
    const drafter = scriptedDrafter((_, number) => {
      if (number > 1) return answer([section('Two', 'Words.')])
      writes('are refused')
      throw new StudioError('SERVICE_REFUSED', 'The model declined.')
    })
    start(() => drafter)
    const first = ask()
    await settle()
    writes('go through')
    const second = ask({ summary: 'the boat' })
    await settle()
    await queue.idle()
    expect([row(first)?.status, row(second)?.status]).toEqual(['error', 'complete'])
  })

  it('an answer: it is kept and written when it can be, and not asked for again', async () => {
    const drafter = scriptedDrafter(() => {
      writes('are refused')
      return answer([section('One', 'Paid for.')])
    })
    start(() => drafter)
    const id = ask()
    await settle()
    await pass(10 * MINUTE)
    expect([row(id)?.status, text()]).toEqual(['running', undefined])
    writes('go through')
    await pass(MINUTE)
    expect(row(id)).toMatchObject({ status: 'complete', attempts: 0, error: null })
    expect(text()).toContain('Paid for.')
    expect([drafter.attempts.length, reported]).toEqual([1, []])
  })

  it('an answer for hours: the job ends with a word, and is not paid for again by itself', async () => {
    const drafter = scriptedDrafter(() => {
      writes('are refused')
      return answer([section('One', 'Paid for.')])
    })
    start(() => drafter)
    const id = ask()
    await settle()
    await pass(180 * MINUTE)
    writes('go through')
    await pass(2 * MINUTE)
    expect(row(id)).toMatchObject({ status: 'error', error: expect.stringContaining('Free some space') })
    expect([drafter.attempts.length, text()]).toEqual([1, undefined])
  })

  it('an answer, while the studio is closed: closing goes on', async () => {
    const drafter = scriptedDrafter(() => {
      writes('are refused')
      return answer([section('One', 'Words.')])
    })
    start(() => drafter)
    const id = ask()
    await settle()
    await queue.stop()
    expect(row(id)?.status).toBe('running')
    writes('go through')
    start(() => scriptedDrafter(() => answer([section('One', 'Again.')])))
    await queue.idle()
    expect(row(id)).toMatchObject({ status: 'complete', attempts: 1 })
  })

  it('what a start has to write: it is written later, and no job runs before', async () => {
    const drafter = scriptedDrafter(() => answer([section('One', 'Words.')]))
    start(() => drafter)
    await queue.stop()
    const id = ask()
    updateDraftJob(studio.ctx.store, id, { status: 'running', startedAt: 1 })
    writes('are refused')
    start(() => drafter)
    await settle()
    await pass(5 * MINUTE)
    expect([row(id)?.status, drafter.attempts.length]).toEqual(['running', 0])
    expect(reported).toEqual([unable])
    writes('go through')
    await pass(2 * MINUTE)
    expect(row(id)).toMatchObject({ status: 'complete', attempts: 1 })
  })
})

it('goes on by itself after a time in which the jobs could not be read', async () => {
  const { sqlite } = studio.ctx.store
  const drafter = scriptedDrafter(() => answer([section('One', 'Words.')]))
  start(() => drafter)
  const id = ask()
  sqlite.exec('ALTER TABLE draft_jobs RENAME TO unreadable')
  await settle()
  await pass(10 * MINUTE)
  expect(reported).toHaveLength(1)
  sqlite.exec('ALTER TABLE unreadable RENAME TO draft_jobs')
  await pass(2 * MINUTE)
  expect(row(id)?.status).toBe('complete')
})

it('does not wait for a time that a wrong clock has put years away, nor look for it without a pause', async () => {
  const drafter = scriptedDrafter((_, number) => {
    if (number > 1) return answer([section('One', 'Words.')])
    throw new StudioError('SERVICE_FAILED', 'The service is busy.', { retryable: true })
  })
  const years = 5 * 365 * 24 * 60 * MINUTE
  start(() => drafter)
  studio.advance(years)
  const id = ask()
  await settle()
  expect(row(id)?.waitReason).toBe('retry')
  studio.advance(-years)
  await pass(MINUTE)
  expect(row(id)?.status).toBe('complete')
})

describe('passages that find no room', () => {
  const prompts = (drafter: { attempts: unknown[] }) => drafter.attempts.length

  it('are not asked about again when none of them was read, and the author is told', async () => {
    const said = [1, 2, 3].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
    const drafter = scriptedDrafter(() => answer([], { unreadItemIds: said }))
    start(() => drafter)
    const id = ask()
    await settle()
    await queue.idle()
    expect([prompts(drafter), jobs().length]).toEqual([1, 1])
    expect(row(id)).toMatchObject({ status: 'complete' })
    expect(row(id)?.generatedSummary).toMatch(/^Drafted\.\n\n3 passages .*larger prompt size.*Update draft/s)
    expect(listTodos(studio.ctx.store, 'p1')).toMatchObject([
      { label: expect.stringMatching(/no room.*larger prompt size/), status: 'open' },
    ])
    ask({ summary: 'once more' })
    await settle()
    await queue.idle()
    expect([prompts(drafter), listTodos(studio.ctx.store, 'p1').length]).toEqual([2, 1])
  })

  it('are not asked about again when only what was read before is read again', async () => {
    const said = [1, 2, 3].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
    // The last is read, goes into no paragraph, and is offered again each time.
    const drafter = scriptedDrafter(() => answer([], { unreadItemIds: said.slice(0, 2) }))
    start(() => drafter)
    ask()
    await settle()
    await queue.idle()
    expect(prompts(drafter)).toBe(2)
    expect(jobs().map(({ status }) => status)).toEqual(['complete', 'complete'])
    expect(jobs()[1]?.generatedSummary).toMatch(/2 passages .*no room/s)
  })

  it('are asked about again while some are read, however many are said meanwhile', async () => {
    const said = [1, 2, 3].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
    const drafter = scriptedDrafter(({ context }, number) => {
      // As many are left as before: the request to go on with them reads the same.
      if (number < 4) said.push(say(studio.ctx, 'p1', 3 + number, `Sentence ${3 + number}.`))
      const [first = '', ...rest] = context.newItemIds
      return answer([section(`Part ${number}`, `Drafted ${number}.`, [first])], { unreadItemIds: rest })
    })
    start(() => drafter)
    ask()
    await settle()
    await queue.idle()
    expect(drafter.attempts.map(({ context }) => context.newItemIds[0])).toEqual(said)
    expect(jobs().map(({ status }) => status)).toEqual(said.map(() => 'complete'))
    expect(listTodos(studio.ctx.store, 'p1')).toEqual([])
  })

  it('are never forgotten: the job that goes on with them is written with the draft, or neither is', async () => {
    const said = [1, 2].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
    const drafter = scriptedDrafter(() => {
      studio.ctx.store.sqlite.exec(
        `CREATE TRIGGER fail BEFORE INSERT ON draft_jobs BEGIN SELECT RAISE(ABORT, 'no'); END`,
      )
      return answer([section('One', 'Words.')], { unreadItemIds: said.slice(1) })
    })
    start(() => drafter)
    const id = ask()
    await settle()
    await queue.idle()
    expect([row(id)?.status, text(), reported.length]).toEqual(['error', undefined, 1])
  })

  it('are gone on with after the session that they were asked for in is gone', async () => {
    const said = [1, 2].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
    insertSession(studio.ctx.store, {
      id: 'other',
      projectId: 'p1',
      kind: 'guided',
      stage: 'ghostwriting',
      status: 'ended',
      startedAt: 1,
      endedAt: 2,
    })
    const drafter = scriptedDrafter((_, number) => {
      studio.ctx.store.sqlite.exec(`DELETE FROM sessions WHERE id = 'other'`)
      return answer([], number === 1 ? { unreadItemIds: said.slice(1) } : {})
    })
    start(() => drafter)
    ask({ sessionId: 'other' })
    await settle()
    await queue.idle()
    expect(jobs().map(({ status }) => status)).toEqual(['complete', 'complete'])
  })
})
