import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { DraftQueue } from '../../../../src/main/drafting/draft-queue.ts'
import { findDocument } from '../../../../src/main/store/queries/documents.ts'
import { findDraftJob, listDraftJobs, updateDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { listParagraphSources } from '../../../../src/main/store/queries/paragraph-sources.ts'
import { listOpenProposals } from '../../../../src/main/store/queries/proposals.ts'
import { listRevisions } from '../../../../src/main/store/queries/revisions.ts'
import { insertTodo, listTodos } from '../../../../src/main/store/queries/todos.ts'
import type { DraftJob, DraftRequest } from '../../../../src/shared/drafting/draft-job.ts'
import type { Drafter } from '../../../../src/shared/drafting/drafter.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { AuthorEditor } from '../document/author-editor.ts'
import { addProject, makeStudio, say } from '../document/test-studio.ts'
import { answer, gate, scriptedDrafter, section } from './scripted-drafter.ts'

let studio: ReturnType<typeof makeStudio>
let queues: DraftQueue[]
let reported: unknown[]
beforeEach(() => {
  studio = makeStudio()
  queues = []
  reported = []
})
afterEach(async () => {
  for (const queue of queues) await queue.stop()
  studio.cleanup()
})

function queueOver(drafter: Drafter, started = true): DraftQueue {
  const report = (error: unknown) => void reported.push(error)
  const queue = new DraftQueue(studio.ctx, {
    documents: studio.documents,
    drafter: () => drafter,
    report,
    random: () => 0,
  })
  queues.push(queue)
  if (started) queue.start()
  return queue
}
const request = (changes: Partial<DraftRequest> = {}): DraftRequest => ({
  projectId: 'p1',
  sessionId: null,
  urgency: 'routine',
  summary: 'the river',
  ...changes,
})
const job = (id: string): DraftJob => {
  const row = findDraftJob(studio.ctx.store, id)
  if (row === null) throw new Error(`No job ${id}`)
  return row
}
const markdown = () => findDocument(studio.ctx.store, 'p1')?.markdown
const done = scriptedDrafter(() => answer([]))

describe('the table of enqueueDraftUpdate', () => {
  it('makes a row before anything runs', () => {
    const queue = queueOver(done, false)
    const view = queue.enqueueDraft(request())
    expect(view).toMatchObject({ outcome: 'created', throttled: false })
    expect(job(view.job.id)).toMatchObject({
      status: 'queued',
      summary: ['the river'],
      mergedCount: 0,
      attempts: 0,
    })
    expect(studio.told).toEqual([{ name: 'draft.changed', payload: { projectId: 'p1', job: view.job } }])
  })

  it('merges into the queued row: urgency, anchors in transcript order, summaries, count', () => {
    for (const number of [1, 2, 3]) say(studio.ctx, 'p1', number, 'words')
    const queue = queueOver(done, false)
    const { job: first } = queue.enqueueDraft(request({ transcriptAnchors: ['p1-item-3'] }))
    const view = queue.enqueueDraft(
      request({ urgency: 'asap', summary: 'the boat', transcriptAnchors: ['p1-item-2', 'p1-item-1'] }),
    )
    expect(view.outcome).toBe('merged')
    expect(job(first.id)).toMatchObject({
      urgency: 'asap',
      summary: ['the river', 'the boat'],
      transcriptAnchors: ['p1-item-1', 'p1-item-2', 'p1-item-3'],
      mergedCount: 1,
    })
    expect(listDraftJobs(studio.ctx.store, 'p1')).toHaveLength(1)
  })

  it('queues one row behind a running one and merges later requests into that', async () => {
    const held = gate()
    const drafter = scriptedDrafter(async () => {
      await held.passed
      return answer([])
    })
    const queue = queueOver(drafter)
    const first = queue.enqueueDraft(request())
    await until(() => job(first.job.id).status === 'running')
    const behind = queue.enqueueDraft(request({ summary: 'said since' }))
    const merged = queue.enqueueDraft(request({ summary: 'and this' }))
    expect([behind.outcome, merged.outcome, merged.job.id]).toEqual(['behind', 'merged', behind.job.id])
    await until(() => drafter.attempts.length === 1)
    held.open()
    await queue.idle()
    expect([job(first.job.id).status, job(behind.job.id).status]).toEqual(['complete', 'complete'])
    expect(drafter.attempts[1]?.context.requests).toEqual(['said since', 'and this'])
  })

  it('throttles the same words and anchors for 90 s, even after the job is done and after a restart', async () => {
    const queue = queueOver(done)
    const { job: first } = queue.enqueueDraft(request({ summary: 'The  river!' }))
    await queue.idle()
    studio.advance(89_999)
    const again = queue.enqueueDraft(request({ summary: 'the river' }))
    expect(again).toMatchObject({
      outcome: 'throttled',
      throttled: true,
      job: { id: first.id, summary: ['The  river!'], mergedCount: 0 },
    })
    expect(queueOver(done, false).enqueueDraft(request()).throttled).toBe(true)
    expect(queue.enqueueDraft(request({ urgency: 'asap' })).throttled).toBe(false)
    studio.advance(1)
    await queue.idle()
    expect(listDraftJobs(studio.ctx.store, 'p1')).toHaveLength(2)
  })

  it('does not throttle a second request for what was said since', async () => {
    const queue = queueOver(done)
    const all = { summary: undefined }
    queue.enqueueDraft(request(all))
    await queue.idle()
    expect(queue.enqueueDraft(request(all)).throttled).toBe(true)
    say(studio.ctx, 'p1', 1, 'something new')
    expect(queue.enqueueDraft(request(all)).throttled).toBe(false)
  })

  it('refuses a project or session that is not there, and writes nothing', () => {
    const queue = queueOver(done, false)
    expect(() => queue.enqueueDraft(request({ projectId: 'none' }))).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    )
    expect(() => queue.enqueueDraft(request({ sessionId: 'none' }))).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    )
    expect(listDraftJobs(studio.ctx.store, 'p1')).toEqual([])
  })
})

describe('running', () => {
  it('runs two at once, one of a project, the most urgent first', async () => {
    for (const id of ['p2', 'p3', 'p4']) addProject(studio.ctx, id)
    const order: string[] = []
    let running = 0
    let most = 0
    const drafter = scriptedDrafter(async ({ context }) => {
      order.push(context.project.id)
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 15))
      running--
      return answer([])
    })
    const queue = queueOver(drafter, false)
    queue.enqueueDraft(request({ projectId: 'p1', urgency: 'routine' }))
    queue.enqueueDraft(request({ projectId: 'p2', urgency: 'soon' }))
    queue.enqueueDraft(request({ projectId: 'p3', urgency: 'routine' }))
    queue.enqueueDraft(request({ projectId: 'p4', urgency: 'asap' }))
    queue.start()
    await queue.idle()
    expect(order).toEqual(['p4', 'p2', 'p1', 'p3'])
    expect(most).toBe(2)
  })

  it('commits document, sections, sources, to-dos and metrics with the job', async () => {
    const itemId = say(studio.ctx, 'p1', 1, 'We lived by the river.')
    insertTodo(studio.ctx.store, {
      id: 'todo-1',
      projectId: 'p1',
      sessionId: null,
      label: 'Ask about the river',
      status: 'open',
      createdAt: 1,
      resolvedAt: null,
    })
    const drafter = scriptedDrafter(() =>
      answer([section('Childhood', 'We lived by the river.', [itemId, 'foreign-item'])], {
        summary: 'Wrote Childhood.',
        todos: [
          { label: 'When was that?', reason: 'no year' },
          { label: 'when was that', reason: 'twice' },
        ],
        resolvedTodoIds: ['todo-1', 'foreign-todo'],
      }),
    )
    const queue = queueOver(drafter)
    const { job: asked } = queue.enqueueDraft(request())
    await queue.idle()
    expect(job(asked.id)).toMatchObject({
      status: 'complete',
      generatedSummary: 'Wrote Childhood.',
      engine: 'scripted',
      error: null,
      attempts: 0,
    })
    expect(job(asked.id).durationMs).toBeGreaterThanOrEqual(0)
    expect(markdown()).toBe('# The River House\n\n## Childhood\n\nWe lived by the river.\n')
    expect(
      listParagraphSources(studio.ctx.store, 'p1').map(({ itemIds, jobId }) => [itemIds, jobId]),
    ).toEqual([[[itemId], asked.id]])
    expect(listTodos(studio.ctx.store, 'p1').map(({ label, status }) => [label, status])).toEqual([
      ['Ask about the river', 'resolved'],
      ['When was that?', 'open'],
    ])
    expect(listRevisions(studio.ctx.store, 'p1').map(({ author, jobId }) => [author, jobId])).toEqual([
      ['drafter', asked.id],
      ['author', null],
    ])
    const names = studio.told.map(({ name }) => name)
    expect(names.slice(-4)).toEqual([
      'document.changed',
      'todos.changed',
      'projects.changed',
      'draft.changed',
    ])
  })

  it('does not draft the same items again after the author has deleted the paragraph', async () => {
    const itemId = say(studio.ctx, 'p1', 1, 'We lived by the river.')
    const drafter = scriptedDrafter((_, number) =>
      answer(number === 1 ? [section('A', 'River.', [itemId])] : []),
    )
    const queue = queueOver(drafter)
    queue.enqueueDraft(request())
    await queue.idle()
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, '', editor.text.length)
    editor.sync()
    queue.enqueueDraft(request({ summary: 'again' }))
    await queue.idle()
    expect(drafter.attempts[1]?.context.usedItemIds).toEqual([itemId])
  })

  it('drafts again what a restored revision has undone, and not when that is restored in turn', async () => {
    const itemId = say(studio.ctx, 'p1', 1, 'We lived by the river.')
    const drafter = scriptedDrafter((_, number) =>
      answer(number === 1 ? [section('A', 'River.', [itemId])] : []),
    )
    const queue = queueOver(drafter)
    const ask = async (summary: string) => {
      queue.enqueueDraft(request({ summary }))
      await queue.idle()
      return drafter.attempts.at(-1)?.context.usedItemIds
    }
    expect(await ask('first')).toEqual([])
    await studio.documents.restore('p1', 0)
    expect(await ask('undone')).toEqual([])
    await studio.documents.restore('p1', 1)
    expect(await ask('redone')).toEqual([itemId])
  })

  it('keeps every word the author types while it drafts', async () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, '# T\n\n## A\n\nOld sentence here.\n')
    editor.sync()
    const drafter = scriptedDrafter(async ({ context }) => {
      const a = context.sections.find(({ heading }) => heading === 'A')
      for (let word = 0; word < 20; word++) {
        editor.typeAfter('Old sentence here.', ` Typed${word}.`)
        editor.push()
        await new Promise((resolve) => setImmediate(resolve))
      }
      return answer([
        {
          op: 'append',
          sectionId: a?.id,
          paragraphs: [{ markdown: 'Drafted.', sources: [] }],
          status: 'complete',
        },
      ])
    })
    const queue = queueOver(drafter)
    queue.enqueueDraft(request())
    await queue.idle()
    editor.sync()
    for (let word = 0; word < 20; word++) expect(editor.text).toContain(` Typed${word}.`)
    expect(editor.text.endsWith('\n\nDrafted.\n')).toBe(true)
    expect(markdown()).toBe(editor.text)
    expect(listOpenProposals(studio.ctx.store, 'p1')).toEqual([])
  })

  it('tells of progress at most ten times a second', async () => {
    const drafter = scriptedDrafter(({ onProgress }) => {
      for (let step = 0; step <= 1000; step++) onProgress({ section: 'A', fraction: step / 1000 })
      return answer([])
    })
    const queue = queueOver(drafter)
    queue.enqueueDraft(request())
    await queue.idle()
    const progress = studio.told.filter(({ name }) => name === 'draft.progress')
    expect(progress.length).toBeGreaterThan(0)
    expect(progress.length).toBeLessThan(4)
  })
})

describe('failures', () => {
  const failing = (...errors: unknown[]) =>
    scriptedDrafter((_, number) => {
      const error = errors[number - 1]
      if (error !== undefined) throw error
      return answer([section('A', 'Text.')])
    })

  it('waits while offline, counts no attempt, and goes on when the network is back', async () => {
    const queue = queueOver(failing(new StudioError('OFFLINE', 'No network.')))
    const { job: asked } = queue.enqueueDraft(request())
    await queue.idle()
    expect(findDraftJob(studio.ctx.store, asked.id)).toMatchObject({
      status: 'queued',
      waitReason: 'offline',
      attempts: 0,
      error: 'No network.',
    })
    queue.networkIsBack()
    await queue.idle()
    expect(findDraftJob(studio.ctx.store, asked.id)).toMatchObject({
      status: 'complete',
      waitReason: null,
      error: null,
    })
  })

  it('backs off from what passes and gives up after five tries, the document untouched', async () => {
    const busy = new StudioError('INTERNAL', 'The service is busy.', {
      retryable: true,
      retryAfterMs: 60_000,
    })
    const queue = queueOver(failing(busy, busy, busy, busy, busy, busy))
    const { job: asked } = queue.enqueueDraft(request())
    for (let attempt = 1; attempt <= 4; attempt++) {
      await queue.idle()
      expect(findDraftJob(studio.ctx.store, asked.id)).toMatchObject({
        status: 'queued',
        attempts: attempt,
        waitReason: 'retry',
        nextAttemptAt: studio.ctx.now() + 60_000,
      })
      studio.advance(60_000)
      queue.networkIsBack() // waits for something else: must not touch it
      queue.start()
    }
    await queue.idle()
    expect(job(asked.id)).toMatchObject({ status: 'error', attempts: 5, error: 'The service is busy.' })
    expect(markdown()).toBeUndefined()
  })

  it('stops at once on what does not pass, and retries when the author says so', async () => {
    const queue = queueOver(
      failing(new StudioError('FORBIDDEN', 'The key was refused. Check it in Settings.')),
    )
    const { job: asked } = queue.enqueueDraft(request())
    await queue.idle()
    expect(job(asked.id)).toMatchObject({
      status: 'error',
      error: 'The key was refused. Check it in Settings.',
    })
    expect(queue.enqueueDraft(request()).throttled).toBe(false)
    await queue.idle()
    queue.retry(asked.id)
    await queue.idle()
    expect(job(asked.id)).toMatchObject({ status: 'complete', error: null })
    expect(() => queue.retry('none')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })

  it('reports a bug and says so in words that are the author’s', async () => {
    const bug = new TypeError('undefined is not a function')
    const queue = queueOver(failing(bug))
    const { job: asked } = queue.enqueueDraft(request())
    await queue.idle()
    expect(reported).toEqual([bug])
    expect(job(asked.id).error).toMatch(/Your document is unchanged/)
    expect(job(asked.id).error).not.toMatch(/undefined/)
  })

  it('refuses an answer that names a section of nobody', async () => {
    const drafter = scriptedDrafter(() =>
      answer([
        {
          op: 'replace',
          sectionId: 'nobody',
          paragraphs: [{ markdown: 'x', sources: [] }],
          status: 'complete',
        },
      ]),
    )
    const queue = queueOver(drafter)
    const { job: asked } = queue.enqueueDraft(request())
    await queue.idle()
    expect(job(asked.id)).toMatchObject({ status: 'error' })
    expect(job(asked.id).error).toMatch(/not in your document/)
    expect([markdown(), reported]).toEqual([undefined, []])
  })

  it('writes nothing of a job whose commit fails', async () => {
    const itemId = say(studio.ctx, 'p1', 1, 'words')
    const drafter = scriptedDrafter(() => {
      studio.ctx.store.sqlite.exec(
        `CREATE TRIGGER fail BEFORE UPDATE OF status ON draft_jobs WHEN NEW.status = 'complete' BEGIN SELECT RAISE(ABORT, 'no'); END`,
      )
      return answer([section('A', 'Text.', [itemId])], { todos: [{ label: 'x', reason: '' }] })
    })
    const queue = queueOver(drafter)
    const { job: asked } = queue.enqueueDraft(request())
    await queue.idle()
    expect(job(asked.id).status).toBe('error')
    expect([markdown(), listRevisions(studio.ctx.store, 'p1'), listTodos(studio.ctx.store, 'p1')]).toEqual([
      undefined,
      [],
      [],
    ])
    expect(listParagraphSources(studio.ctx.store, 'p1')).toEqual([])
  })
})

describe('recovery and stopping', () => {
  it('puts a running row back with one attempt more, and gives up at three', async () => {
    const drafter = scriptedDrafter(() => answer([section('A', 'Text.')]))
    const before = queueOver(drafter, false)
    const { job: asked } = before.enqueueDraft(request())
    for (const attempts of [1, 2]) {
      updateDraftJob(studio.ctx.store, asked.id, { status: 'running', startedAt: 1 })
      const queue = new DraftQueue(studio.ctx, {
        documents: studio.documents,
        drafter: () => drafter,
        report: () => undefined,
      })
      queue.start()
      expect(job(asked.id)).toMatchObject({ status: 'queued', attempts })
      await queue.stop()
    }
    updateDraftJob(studio.ctx.store, asked.id, { status: 'running', startedAt: 1 })
    queueOver(drafter)
    expect(job(asked.id)).toMatchObject({ status: 'error', attempts: 3 })
    expect(job(asked.id).error).toMatch(/3 times.*Press Retry/)
    expect(drafter.attempts).toHaveLength(0)
  })

  it('never writes the answer of an attempt that is not the present one any more', async () => {
    let asked = ''
    const drafter = scriptedDrafter(async (_, number) => {
      // As a start does it that finds the row running: this attempt's answer comes all the same.
      if (number === 1) updateDraftJob(studio.ctx.store, asked, { attempts: 1, startedAt: 1 })
      return answer([section('A', `Of attempt ${number}.`)])
    })
    const queue = queueOver(drafter)
    asked = queue.enqueueDraft(request()).job.id
    await queue.idle()
    expect(drafter.attempts).toHaveLength(1)
    expect(markdown() ?? '').not.toContain('Of attempt')
    expect(listRevisions(studio.ctx.store, 'p1').filter(({ jobId }) => jobId !== null)).toEqual([])
    expect(job(asked).status).not.toBe('complete')
  })

  it('leaves an aborted job queued, and never writes its late answer', async () => {
    const held = gate()
    const drafter = scriptedDrafter(async ({ signal }) => {
      while (!signal.aborted) await new Promise((resolve) => setImmediate(resolve))
      held.open()
      return answer([section('A', 'Too late.')])
    })
    const queue = queueOver(drafter)
    const { job: asked } = queue.enqueueDraft(request())
    await until(() => drafter.attempts.length === 1)
    expect(job(asked.id).status).toBe('running')
    await queue.stop()
    await held.passed
    expect(job(asked.id)).toMatchObject({ status: 'queued', attempts: 0 })
    expect(markdown()).toBeUndefined()
    const documents = createDocumentAuthority(studio.ctx)
    expect(documents.open('p1').document.revision).toBe(0)
  })
})

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 2))
  if (!holds()) throw new Error('It never came to hold')
}
