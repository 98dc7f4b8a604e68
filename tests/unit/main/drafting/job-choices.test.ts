// What the author may do with a draft job, and what a job leaves for the next. Bugs caught: a stopped job is written after
// all; a job drafted "here" goes to the model again; the rest of a long talk is forgotten; a paragraph that a model gives
// back as it was loses what it rests on, or the author's own is marked as resting on nothing.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DraftQueue } from '../../../../src/main/drafting/draft-queue.ts'
import type { Engine } from '../../../../src/main/drafting/engine.ts'
import { findDraftJob, listDraftJobs } from '../../../../src/main/store/queries/draft-jobs.ts'
import { listParagraphSources } from '../../../../src/main/store/queries/paragraph-sources.ts'
import type { DraftJob } from '../../../../src/shared/drafting/draft-job.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { makeStudio, say } from '../document/test-studio.ts'
import { answer, gate, scriptedDrafter, section, type Script } from './scripted-drafter.ts'

let studio: ReturnType<typeof makeStudio>
let queue: DraftQueue
beforeEach(() => {
  studio = makeStudio()
})
afterEach(async () => {
  await queue.stop()
  studio.cleanup()
})

function start(drafter: (job: DraftJob) => Engine): DraftQueue {
  const report = (error: unknown): void => {
    throw error
  }
  queue = new DraftQueue(studio.ctx, { documents: studio.documents, drafter, report, random: () => 0 })
  queue.start()
  return queue
}
const scripted = (script: Script) => scriptedDrafter(script)
const ask = () =>
  queue.enqueueDraft({ projectId: 'p1', sessionId: null, urgency: 'asap', summary: 'the river' }).job.id
const row = (id: string) => findDraftJob(studio.ctx.store, id)
const text = () => studio.documents.open('p1').document.markdown

it('writes nothing of a job that was stopped while it ran, and tells the engine', async () => {
  const entered = gate()
  const letGo = gate()
  const drafter = scripted(async () => {
    entered.open()
    await letGo.passed
    return answer([section('Late', 'Too late.')])
  })
  start(() => drafter)
  const id = ask()
  await entered.passed
  expect(queue.cancel(id)).toMatchObject({ status: 'error', attempts: 0 })
  expect(drafter.attempts[0]?.signal.aborted).toBe(true)
  letGo.open()
  await queue.idle()
  expect(row(id)).toMatchObject({ status: 'error', error: expect.stringContaining('You stopped') })
  expect(row(id)?.cancelledAt).not.toBeNull()
  expect(text()).toBe('')
})

it('stops a job before it begins, leaves a finished one as it is, and takes a stopped one up again', async () => {
  start(() => scripted(() => answer([section('One', 'Words.')])))
  const id = ask()
  queue.cancel(id)
  await queue.idle()
  expect(text()).toBe('')
  expect(queue.retry(id)).toMatchObject({ status: 'queued', cancelledAt: null, error: null })
  await queue.idle()
  expect(text()).toContain('Words.')
  expect(queue.cancel(id)).toMatchObject({ status: 'complete', cancelledAt: null })
  expect(() => queue.cancel('none')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
})

it('asks for the engine with the choice of the author, again and again', async () => {
  const asked: (string | null)[] = []
  start((job) => {
    asked.push(job.forcedEngine)
    return scripted(() => {
      if (job.forcedEngine === null) throw new StudioError('OFFLINE', 'There is no network.')
      return answer([section('Here', 'Arranged here.')])
    })
  })
  const id = ask()
  await queue.idle()
  expect(row(id)).toMatchObject({ status: 'queued', waitReason: 'offline' })
  queue.retry(id, 'embedded')
  await queue.idle()
  expect(row(id)).toMatchObject({ status: 'complete', forcedEngine: 'embedded' })
  expect(asked).toEqual([null, 'embedded'])
})

it('goes on with what found no room, until nothing is left', async () => {
  const said = [1, 2, 3].map((n) => say(studio.ctx, 'p1', n, `Sentence ${n}.`))
  const drafter = scripted(({ context }, number) => {
    const [first, ...rest] = context.newItemIds
    const edits = [section(`Part ${number}`, `Drafted ${number}.`, first === undefined ? [] : [first])]
    return { ...answer(edits), unreadItemIds: rest }
  })
  start(() => drafter)
  ask()
  await queue.idle()
  expect(drafter.attempts.map(({ context }) => context.newItemIds)).toEqual([
    said,
    said.slice(1),
    said.slice(2),
  ])
  expect(listDraftJobs(studio.ctx.store, 'p1').map(({ status }) => status)).toEqual(Array(3).fill('complete'))
})

it('keeps what a paragraph rests on when it comes back as it was, and marks none that the author wrote', async () => {
  const item = say(studio.ctx, 'p1', 1, 'The river froze.')
  const scripts: Script[] = [
    () => answer([section('Winter', 'The river froze.', [item])]),
    ({ context }) =>
      answer([
        {
          op: 'replace',
          sectionId: context.sections.find(({ heading }) => heading === 'Winter')?.id,
          paragraphs: [
            { markdown: 'The river froze.', sources: [] },
            { markdown: 'I still hear it.', sources: [] },
            { markdown: 'It was a hard winter.', sources: [] },
          ],
          status: 'complete',
        },
      ]),
  ]
  start(() => scripted((attempt) => (scripts.shift() ?? (() => answer([])))(attempt, 1)))
  ask()
  await queue.idle()
  const { document, version } = studio.documents.open('p1')
  const end = document.markdown.length
  studio.documents.push('p1', version, [{ clientId: 'a', changes: [end, [0, '', 'I still hear it.', '']] }])
  queue.enqueueDraft({ projectId: 'p1', sessionId: null, urgency: 'asap', summary: 'more' })
  await queue.idle()
  const rows = listParagraphSources(studio.ctx.store, 'p1').map(({ excerpt, itemIds }) => [excerpt, itemIds])
  expect(rows).toEqual([
    ['The river froze.', [item]],
    ['It was a hard winter.', []],
  ])
})
