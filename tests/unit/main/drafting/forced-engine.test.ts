// What an author wants made without a model never goes to one, and what was to stay on a server of the author's goes to no
// other. Bugs caught: the choice is lost when requests merge, when the same was just asked for without it, when passages
// are left for another job, when a job fails or the studio starts again, or when it is made while a key is being fetched.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DraftQueue } from '../../../../src/main/drafting/draft-queue.ts'
import type { Engine } from '../../../../src/main/drafting/engine.ts'
import { findDraftJob, listDraftJobs, updateDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import type { DraftAnswer } from '../../../../src/shared/drafting/drafter.ts'
import type { DraftRequest, EngineName } from '../../../../src/shared/drafting/draft-job.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { makeStudio, say } from '../document/test-studio.ts'
import { answer, gate, scriptedDrafter } from './scripted-drafter.ts'

type Made = [engine: EngineName, requests: string[]]

let studio: ReturnType<typeof makeStudio>
let queue: DraftQueue
/** What was made, and by which engine. */
let made: Made[]
/** Instead of an empty answer, in order. */
let scripts: (() => DraftAnswer | Promise<DraftAnswer>)[]
/** Before an engine is had. */
let unlocked: Promise<void> | null
beforeEach(() => {
  studio = makeStudio()
  made = []
  scripts = []
  unlocked = null
  queue = newQueue()
})
afterEach(async () => {
  await queue.stop()
  studio.cleanup()
})

function newQueue(): DraftQueue {
  return new DraftQueue(studio.ctx, {
    documents: studio.documents,
    async drafter(job) {
      const engine = engineOf(job.forcedEngine ?? 'hosted')
      await unlocked
      return engine
    },
    report(error) {
      throw error
    },
    random: () => 0,
  })
}
function engineOf(name: EngineName): Engine {
  const { draft } = scriptedDrafter(({ context }) => {
    made.push([name, context.requests])
    return scripts.shift()?.() ?? answer([])
  })
  return { name, draft }
}
function ask(changes: Partial<DraftRequest>): string {
  return queue.enqueueDraft({ projectId: 'p1', sessionId: null, urgency: 'soon', ...changes }).job.id
}
const row = (id: string) => findDraftJob(studio.ctx.store, id)
const here = { forcedEngine: 'embedded' } as const

describe('a request for an engine', () => {
  it.each<[string, Partial<DraftRequest>, Partial<DraftRequest>, Made[]]>([
    [
      'is not merged into one that goes by the settings',
      { summary: 'the river' },
      { summary: 'the boat', ...here },
      [
        ['hosted', ['the river']],
        ['embedded', ['the boat']],
      ],
    ],
    [
      'has none merged into it that goes by the settings',
      { summary: 'the boat', ...here },
      { summary: 'the river' },
      [
        ['embedded', ['the boat']],
        ['hosted', ['the river']],
      ],
    ],
    [
      'is not taken for the same that was just asked for without it',
      { summary: 'the river' },
      { summary: 'the river', ...here },
      [
        ['hosted', ['the river']],
        ['embedded', ['the river']],
      ],
    ],
    [
      'is merged with another for the same engine',
      { summary: 'the river', ...here },
      { summary: 'the boat', ...here },
      [['embedded', ['the river', 'the boat']]],
    ],
  ])('%s', async (_, first, second, expected) => {
    ask(first)
    ask(second)
    queue.start()
    await queue.idle()
    expect(made).toEqual(expected)
  })

  it('is made by it behind a running one, whatever else is asked', async () => {
    const held = gate()
    scripts.push(async () => {
      await held.passed
      return answer([])
    })
    queue.start()
    ask({ summary: 'the river' })
    await until(() => made.length === 1)
    ask({ summary: 'the boat', ...here })
    ask({ summary: 'the mill' })
    ask({ summary: 'the bridge', ...here })
    held.open()
    await queue.idle()
    expect(made.slice(1)).toEqual([
      ['embedded', ['the boat', 'the bridge']],
      ['hosted', ['the mill']],
    ])
  })

  it('is made by it after a restart, and the same is not made twice', async () => {
    const id = ask({ summary: 'the river', ...here })
    updateDraftJob(studio.ctx.store, id, { status: 'running', startedAt: 1 })
    queue = newQueue()
    expect(queue.enqueueDraft(asked({ ...here })).throttled).toBe(true)
    expect(queue.enqueueDraft(asked({})).throttled).toBe(false)
    queue.start()
    await queue.idle()
    expect(made).toEqual([
      ['embedded', ['the river']],
      ['hosted', ['the river']],
    ])
  })
})

const asked = (changes: Partial<DraftRequest>): DraftRequest => ({
  projectId: 'p1',
  sessionId: null,
  urgency: 'soon',
  summary: 'the river',
  ...changes,
})

it('stays with the job when it waits, fails and is tried again', async () => {
  const busy = (): never => {
    throw new StudioError('SERVICE_FAILED', 'Busy.', { retryable: true })
  }
  const refused = (): never => {
    throw new StudioError('SERVICE_REFUSED', 'Refused.')
  }
  scripts.push(busy, refused)
  queue.start()
  const id = ask({ summary: 'the river', ...here })
  await queue.idle()
  expect(row(id)?.waitReason).toBe('retry')
  queue.retry(id)
  await queue.idle()
  expect(row(id)?.status).toBe('error')
  queue.retry(id)
  await queue.idle()
  expect(row(id)).toMatchObject({ status: 'complete', forcedEngine: 'embedded' })
  expect(made.map(([engine]) => engine)).toEqual(['embedded', 'embedded', 'embedded'])
})

it('goes on to the job that drafts what found no room, and to no other', async () => {
  const said = [1, 2, 3].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
  scripts.push(() => answer([], { unreadItemIds: said.slice(1) }))
  ask({ summary: 'the river', forcedEngine: 'server' })
  ask({ summary: 'the boat' })
  queue.start()
  await queue.idle()
  expect(made).toHaveLength(3)
  expect(made).toContainEqual(['hosted', ['the boat']])
  expect(made).toContainEqual(['server', [expect.stringContaining('2 passages')]])
  expect(listDraftJobs(studio.ctx.store, 'p1').map(({ status }) => status)).toEqual(Array(3).fill('complete'))
})

it('counts when it is chosen while the engine of the settings is being had', async () => {
  const held = gate()
  unlocked = held.passed
  queue.start()
  const id = ask({ summary: 'the river' })
  await new Promise((resolve) => setTimeout(resolve, 20))
  queue.retry(id, 'embedded')
  held.open()
  await queue.idle()
  expect(made).toEqual([['embedded', ['the river']]])
  expect(row(id)).toMatchObject({ status: 'complete', engine: 'embedded' })
})

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 2))
  if (!holds()) throw new Error('It never came to hold')
}
