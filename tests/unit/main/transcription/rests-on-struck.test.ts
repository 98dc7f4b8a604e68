// Bugs caught: a paragraph that goes on resting on what was left out and nobody is told, a text that is changed for it, to-dos
// that pile up or stay when the turn is put back, an interviewer who is told again of what was left out.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { paragraphHash } from '../../../../src/main/document/paragraph-hash.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { createNote } from '../../../../src/main/projects/keep-notes.ts'
import { seedsOf, talkOf } from '../../../../src/main/realtime/talk.ts'
import { findDocument, saveDocument } from '../../../../src/main/store/queries/documents.ts'
import { saveParagraphSources } from '../../../../src/main/store/queries/paragraph-sources.ts'
import { listTodos } from '../../../../src/main/store/queries/todos.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import { strikeItem } from '../../../../src/main/transcription/strike.ts'
import { undoLastAct } from '../../../../src/main/transcription/undo-act.ts'
import { addSession, makeItem } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'
import { makeTempStore, type TempStore } from '../../../support/temp-store.ts'

const SECRET = 'He drank the rent on Fridays.'
const MARKDOWN = `# The Lamp\n\nMy father lit the lamps.\n\n${SECRET}\n\nI wrote this myself.\n`

let temp: TempStore
let ctx: RecordedContext
let projectId: string
beforeEach(() => {
  temp = makeTempStore()
  ctx = makeContext(temp.store)
  projectId = createProject(ctx, { title: 'A book', contentType: 'memoir' }).id
  addSession(temp.store, 's', projectId)
  for (const [itemId, text] of Object.entries({ lamps: 'He lit the lamps.', drink: 'He drank the rent.' }))
    saveTranscriptItem(temp.store, 's', makeItem({ itemId, text }))
  saveDocument(temp.store, { projectId, revision: 3, updatedAt: 1, markdown: MARKDOWN })
  const source = (paragraph: string, itemIds: string[]) => ({
    ...{ projectId, paragraphHash: paragraphHash(paragraph), excerpt: paragraph, itemIds, jobId: 'j' },
  })
  saveParagraphSources(temp.store, projectId, [
    source('My father lit the lamps.', ['lamps']),
    source(SECRET, ['drink', 'lamps']),
    source('It is not in the text any more.', ['drink']),
  ])
})
afterEach(() => temp.cleanup())

const todos = () => listTodos(temp.store, projectId).map(({ label, status }) => `${status}: ${label}`)
const strike = (struck: boolean): void => void strikeItem(ctx, { sessionId: 's', itemId: 'drink', struck })

it('a paragraph that rests on what is left out becomes a to-do, once, and stays as it is', () => {
  strike(true)
  expect(todos()).toEqual([
    `open: “${SECRET}” rests on a passage you left out of the book. Keep it, or take it out?`,
  ])
  expect(findDocument(temp.store, projectId)?.markdown).toBe(MARKDOWN)
  strike(false)
  expect(todos()[0]).toMatch(/^resolved/)
  strike(true)
  undoLastAct(ctx, 's')
  expect(todos().every((todo) => todo.startsWith('resolved'))).toBe(true)
})

it('the interviewer is not told of it again, nor of a note that says the same', () => {
  createNote(ctx, {
    ...{ projectId, sessionId: 's', noteType: 'fact', content: 'The rent was drunk on Fridays.' },
    itemIds: ['drink'],
  })
  const told = () => JSON.stringify(seedsOf(temp.store, talkOf(temp.store, 's'), 2))
  expect(told()).toContain('He drank the rent.')
  expect(talkOf(temp.store, 's').notes).toHaveLength(1)
  strike(true)
  expect(told()).not.toMatch(/drank|drunk/)
  expect(told()).toContain('He lit the lamps.')
  expect(talkOf(temp.store, 's').notes).toEqual([])
})
