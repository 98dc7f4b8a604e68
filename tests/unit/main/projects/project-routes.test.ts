// Catches: routes that change another project, tell the window nothing or too early, or refuse without words.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { blueprintHandlers } from '../../../../src/main/ipc/handlers/blueprint-handlers.ts'
import { noteHandlers } from '../../../../src/main/ipc/handlers/note-handlers.ts'
import { pointerHandlers } from '../../../../src/main/ipc/handlers/pointer-handlers.ts'
import { projectHandlers } from '../../../../src/main/ipc/handlers/project-handlers.ts'
import { sessionHandlers } from '../../../../src/main/ipc/handlers/session-handlers.ts'
import { todoHandlers } from '../../../../src/main/ipc/handlers/todo-handlers.ts'
import { transcriptHandlers } from '../../../../src/main/ipc/handlers/transcript-handlers.ts'
import { voiceGuideHandlers } from '../../../../src/main/ipc/handlers/voice-guide-handlers.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { findDocument } from '../../../../src/main/store/queries/documents.ts'
import { findRevisionMarkdown, listRevisions } from '../../../../src/main/store/queries/revisions.ts'
import { emptyVoiceGuide } from '../../../../src/shared/drafting/voice-guide.ts'
import type { Project } from '../../../../src/shared/project/project.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

function routesOf(ctx: RecordedContext) {
  return {
    ...projectHandlers(ctx),
    ...blueprintHandlers(ctx),
    ...sessionHandlers(ctx),
    ...transcriptHandlers(ctx),
    ...noteHandlers(ctx),
    ...todoHandlers(ctx),
    ...pointerHandlers(ctx),
    ...voiceGuideHandlers(ctx),
  }
}

let temp: TempStore
let ctx: RecordedContext
let routes: ReturnType<typeof routesOf>
let farm: Project
let other: Project
beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  routes = routesOf(ctx)
  farm = createProject(ctx, { title: 'The farm', contentType: 'memoir', goal: '  ' })
  other = createProject(ctx, { title: 'Other', contentType: 'article' })
  addSession(temp.store, 's', farm.id)
  ctx.events.length = 0
})
afterEach(() => temp.cleanup())

const refused = (code: string) => expect.objectContaining({ name: 'StudioError', code })
const told = () => ctx.events.map(({ name }) => name)

describe('projects', () => {
  test('a new one has a blueprint, a document with its title, and revision 0', () => {
    expect(farm).toMatchObject({ status: 'intake', goal: null, contentType: 'memoir' })
    expect(findDocument(temp.store, farm.id)).toMatchObject({ markdown: '# The farm\n', revision: 0 })
    expect(listRevisions(temp.store, farm.id)).toMatchObject([{ revision: 0, author: 'author', words: 2 }])
    expect(findRevisionMarkdown(temp.store, farm.id, 0)).toBe('# The farm\n')
    expect(findRevisionMarkdown(temp.store, farm.id, 1)).toBeNull()
  })

  test('bad titles leave nothing behind', () => {
    for (const title of ['', 'x'.repeat(10_000)]) {
      expect(() => routes['projects.create']({ title, contentType: 'memoir' })).toThrow(
        refused('INVALID_ARGUMENT'),
      )
      expect(() => routes['projects.update']({ projectId: farm.id, title })).toThrow(
        refused('INVALID_ARGUMENT'),
      )
    }
    expect(routes['projects.list']({})).toHaveLength(2)
    expect(routes['projects.get']({ projectId: farm.id })).toEqual(farm)
    expect(told()).toEqual([])
  })

  test('the library lists the last changed first, with its counts, and archived ones on request', () => {
    routes['todos.create']({ projectId: farm.id, label: 'Find the letters' })
    const done = routes['todos.create']({ projectId: farm.id, label: 'Ask Ann' }) as { id: string }
    routes['todos.setStatus']({ todoId: done.id, status: 'resolved' })
    routes['blueprint.set']({ projectId: farm.id, field: 'timeline', value: 'by May' })
    expect(routes['projects.list']({})).toMatchObject([
      { id: farm.id, words: 2, sessions: 1, openTodos: 1, blueprintKnown: 1 },
      { id: other.id, words: 1, sessions: 0, openTodos: 0, blueprintKnown: 0 },
    ])
    routes['projects.update']({ projectId: other.id, status: 'archived' })
    expect(routes['projects.list']({})).toHaveLength(1)
    expect(routes['projects.list']({ includeArchived: true })).toHaveLength(2)
  })

  test('a goal in words is set, left alone by other changes, and taken away', () => {
    const projectId = farm.id
    expect(routes['projects.update']({ projectId, targetWords: 60_000 })).toMatchObject({
      targetWords: 60_000,
    })
    expect(routes['projects.update']({ projectId, title: 'Farm' })).toMatchObject({ targetWords: 60_000 })
    expect(routes['projects.update']({ projectId, targetWords: null })).toMatchObject({ targetWords: null })
  })

  test('a deleted one is gone from every route until it is brought back whole', () => {
    const projectId = farm.id
    routes['projects.delete']({ projectId })
    for (const route of [
      'projects.get',
      'blueprint.get',
      'voiceGuide.get',
      'sessions.list',
      'notes.list',
      'todos.list',
    ] as const) {
      expect(() => routes[route]({ projectId }), route).toThrow(refused('NOT_FOUND'))
    }
    expect(() => routes['projects.delete']({ projectId })).toThrow(refused('NOT_FOUND'))
    expect(routes['projects.undoDelete']({ projectId })).toEqual(farm)
    expect(routes['sessions.list']({ projectId })).toHaveLength(1)
    expect(() => routes['projects.undoDelete']({ projectId })).toThrow(refused('NOT_FOUND'))
    expect(told()).toEqual(['projects.changed', 'projects.changed'])
  })
})

describe('blueprint', () => {
  test('a commit names what is missing, then makes the project active, once', () => {
    const projectId = farm.id
    expect(() => routes['blueprint.commit']({ projectId })).toThrow(
      expect.objectContaining({
        code: 'BLUEPRINT_INCOMPLETE',
        message: expect.stringContaining('desired outcome, target audience and voice guardrails'),
        data: { missing: ['desiredOutcome', 'targetAudience', 'voiceGuardrails'] },
      }),
    )
    expect(told()).toEqual([])
    routes['blueprint.set']({ projectId, field: 'desiredOutcome', value: 'A book', sourceItemId: 'item' })
    routes['blueprint.set']({ projectId, field: 'targetAudience', value: 'Family' })
    routes['blueprint.set']({ projectId, field: 'voiceGuardrails', value: '{"tone":"warm"}' })
    const view = routes['blueprint.commit']({ projectId })
    expect(view).toMatchObject({ canCommit: true, known: 3, blueprint: { committedAt: expect.any(Number) } })
    expect(routes['projects.get']({ projectId })).toMatchObject({ status: 'active' })
    expect(routes['blueprint.commit']({ projectId })).toEqual(view)
  })

  test('a field keeps its evidence, and a blank value empties it', () => {
    const projectId = farm.id
    const set = (value: string, sourceItemId?: string) =>
      routes['blueprint.set']({ projectId, field: 'timeline', value, ...(sourceItemId && { sourceItemId }) })
    expect(set('May', 'item')).toMatchObject({
      known: 1,
      blueprint: { entries: [{ value: 'May', sourceItemId: 'item' }] },
    })
    expect(set('June')).toMatchObject({ blueprint: { entries: [{ value: 'June', sourceItemId: null }] } })
    expect(set('  ')).toMatchObject({ known: 0, blueprint: { entries: [] } })
    expect(told()).toContain('blueprint.changed')
  })
})

describe('voice guide', () => {
  const guide = { ...emptyVoiceGuide, samples: ['We rowed.'], wordsToUse: ['GitHub'], tense: 'past' as const }

  test('is empty until it is written, kept whole, and told once it is kept', () => {
    const projectId = farm.id
    expect(routes['voiceGuide.get']({ projectId })).toEqual(emptyVoiceGuide)
    routes['voiceGuide.set']({ projectId, guide: { ...guide, tense: 'present' } })
    expect(routes['voiceGuide.set']({ projectId, guide })).toEqual(guide)
    expect(routes['voiceGuide.get']({ projectId })).toEqual(guide)
    expect(routes['voiceGuide.get']({ projectId: other.id })).toEqual(emptyVoiceGuide)
    expect(told().slice(0, 2)).toEqual(['voiceGuide.changed', 'projects.changed'])
  })

  test('a word cannot be asked for and forbidden, and nothing is kept of such a guide', () => {
    const projectId = farm.id
    expect(() =>
      routes['voiceGuide.set']({ projectId, guide: { ...guide, wordsToAvoid: ['Github'] } }),
    ).toThrow(expect.objectContaining({ message: expect.stringContaining('“GitHub”') }))
    expect(routes['voiceGuide.get']({ projectId })).toEqual(emptyVoiceGuide)
    expect(() => routes['voiceGuide.set']({ projectId: 'nobody', guide })).toThrow(refused('NOT_FOUND'))
    expect(told()).toEqual([])
  })
})

describe('transcript', () => {
  test('a saved item is told with the project, and the moved ones with it', () => {
    const save = (itemId: string, previousItemId: string | null) =>
      routes['transcript.saveItem']({ sessionId: 's', item: makeItem({ itemId, previousItemId }) })
    save('a', null)
    save('b', 'a')
    save('x', 'a')
    expect(ctx.events.map(({ payload }) => payload)).toMatchObject([
      { projectId: farm.id, sessionId: 's', items: [{ itemId: 'a' }] },
      { items: [{ itemId: 'b', position: 1 }] },
      { items: [{ itemId: 'a' }, { itemId: 'x', position: 1 }, { itemId: 'b', position: 2 }] },
    ])
    expect(routes['transcript.forProject']({ projectId: farm.id }).views).toHaveLength(1)
    expect(routes['transcript.forProject']({ projectId: other.id }).views).toEqual([])
    expect(routes['transcript.get']({ sessionId: 's' })).toMatchObject({
      session: { id: 's' },
      items: { length: 3 },
    })
    expect(() => routes['transcript.get']({ sessionId: 'nobody' })).toThrow(refused('NOT_FOUND'))
  })
})

describe('notes, to-dos and pointers', () => {
  test('are kept, listed in order and told', () => {
    const projectId = farm.id
    const note = routes['notes.create']({
      projectId,
      noteType: 'fact',
      content: ' Born 1931 ',
      sessionId: 's',
      itemIds: ['a'],
    })
    expect(routes['notes.list']({ projectId })).toEqual([note])
    expect(note).toMatchObject({ content: 'Born 1931', sourceItemIds: ['a'], sessionId: 's' })
    routes['notes.delete']({ noteId: (note as { id: string }).id })
    expect(routes['notes.list']({ projectId })).toEqual([])

    routes['transcript.saveItem']({ sessionId: 's', item: makeItem({ itemId: 'a' }) })
    const pointer = routes['pointers.create']({ projectId, sessionId: 's', itemId: 'a', label: ' ' })
    expect(pointer).toMatchObject({ label: null })
    expect(routes['pointers.list']({ projectId })).toEqual([pointer])
    expect(told()).toEqual(['notes.changed', 'notes.changed', 'transcript.changed', 'pointers.changed'])
  })

  test('a to-do keeps when it was first resolved, and forgets it when opened again', () => {
    const { id: todoId } = routes['todos.create']({ projectId: farm.id, label: 'Ask Ann' }) as { id: string }
    const set = (status: 'open' | 'in_review' | 'resolved') =>
      routes['todos.setStatus']({ todoId, status }) as { resolvedAt: number | null }
    const { resolvedAt } = set('resolved')
    expect(resolvedAt).toBeGreaterThan(0)
    expect(set('resolved').resolvedAt).toBe(resolvedAt)
    expect(set('in_review').resolvedAt).toBeNull()
  })

  test('blank ones, foreign sessions and unknown ids are refused', () => {
    const foreign = { projectId: other.id, sessionId: 's' }
    expect(() => routes['notes.create']({ ...foreign, noteType: 'fact', content: 'x' })).toThrow(
      refused('FOREIGN_ID'),
    )
    expect(() => routes['todos.create']({ ...foreign, label: 'x' })).toThrow(refused('FOREIGN_ID'))
    expect(() => routes['pointers.create']({ ...foreign, itemId: 'a' })).toThrow(refused('FOREIGN_ID'))
    expect(() => routes['pointers.create']({ projectId: farm.id, sessionId: 's', itemId: 'no' })).toThrow(
      refused('NOT_FOUND'),
    )
    expect(() => routes['notes.create']({ projectId: farm.id, noteType: 'fact', content: ' ' })).toThrow(
      refused('INVALID_ARGUMENT'),
    )
    expect(() => routes['notes.delete']({ noteId: 'no' })).toThrow(refused('NOT_FOUND'))
    expect(() => routes['todos.setStatus']({ todoId: 'no', status: 'open' })).toThrow(refused('NOT_FOUND'))
    expect(told()).toEqual([])
  })
})
