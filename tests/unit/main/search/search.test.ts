// Catches: words that were said, noted or planned and are not found, or are found when they are no longer there.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setBlueprintField } from '../../../../src/main/projects/fill-blueprint.ts'
import { createNote, createTodo, removeNote } from '../../../../src/main/projects/keep-notes.ts'
import {
  changeProject,
  deleteProject,
  undoDeleteProject,
} from '../../../../src/main/projects/update-project.ts'
import { listSpeakers } from '../../../../src/main/search/list-speakers.ts'
import { createBackup } from '../../../../src/main/store/backups.ts'
import { insertSession, updateSession } from '../../../../src/main/store/queries/sessions.ts'
import { restoreBackup } from '../../../../src/main/store/restore.ts'
import { purgeDeletedProjects } from '../../../../src/main/store/startup.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { addSession } from '../../../support/items.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'
import { addProject, makeSearchRig, say, type SearchRig } from './search-rig.ts'

let temp: TempStore
let rig: SearchRig
let projectId: string
beforeEach(() => {
  temp = makeTempStore()
  rig = makeSearchRig(temp.store)
  projectId = addProject(rig, 'The Iron Thimble')
  addSession(temp.store, 's', projectId)
})
afterEach(() => temp.cleanup())

const entries = () => temp.store.sqlite.prepare('SELECT count(*) FROM search_entries').pluck().get()
const after = (n: number) => ({ previousItemId: n === 0 ? null : `i${n - 1}` })
/** Throws where the index does not say what the entries say. */
const checkIndex = () =>
  temp.store.sqlite.exec(`INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)`)

test('what was said is found with its words marked, and with where it is', () => {
  say(rig, 's', 'a', 'My father kept the lamp\nlit at the Café Père André.', { createdAt: 77 })
  const [hit] = rig.ask('pere lamp').hits
  expect(hit).toMatchObject({
    kind: 'item',
    refId: 'a',
    sessionId: 's',
    projectId,
    projectTitle: 'The Iron Thimble',
    role: 'user',
    at: 77,
    soundMs: null,
  })
  const { text = '', marks = [] } = hit?.snippet ?? {}
  expect(text).toBe('My father kept the lamp lit at the Café Père André.')
  expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['lamp', 'Père'])
})

test('only what people said is found: no tool calls, no silence', () => {
  say(rig, 's', 'tool', 'lamp', { type: 'function_call', role: 'tool' })
  say(rig, 's', 'marker', 'lamp', { type: 'marker', role: 'system' })
  say(rig, 's', 'silent', null)
  say(rig, 's', 'said', 'lamp', { role: 'assistant' })
  expect(rig.found('lamp')).toEqual(['item said'])
})

test('words that come late or are corrected replace those before', () => {
  say(rig, 's', 'a', null, { status: 'in_progress' })
  say(rig, 's', 'a', 'the lump')
  expect(rig.found('lump')).toEqual(['item a'])
  temp.store.sqlite.exec(`UPDATE transcript_items SET text = 'the lamp' WHERE item_id = 'a'`)
  expect([rig.found('lump'), rig.found('lamp')]).toEqual([[], ['item a']])
  temp.store.sqlite.exec(`UPDATE transcript_items SET text = '' WHERE item_id = 'a'`)
  expect(rig.found('lamp')).toEqual([])
  temp.store.sqlite.exec(`UPDATE transcript_items SET text = 'the lamp again' WHERE item_id = 'a'`)
  expect(rig.found('lamp')).toEqual(['item a'])
  temp.store.sqlite.exec(`DELETE FROM transcript_items WHERE item_id = 'a'`)
  expect(rig.found('lamp')).toEqual([])
  checkIndex()
})

test('notes, to-dos, the blueprint and projects are found, and go when they go', () => {
  const { ctx } = rig
  const note = createNote(ctx, { projectId, noteType: 'fact', content: 'A saucer under the pitch' })
  const todo = createTodo(ctx, { projectId, label: 'Ask Davie about the saucer' })
  setBlueprintField(ctx, { projectId, field: 'targetAudience', value: 'Collectors of saucers' })
  setBlueprintField(ctx, { projectId, field: 'voiceGuardrails', value: '{"tone":"dry as a saucer"}' })
  changeProject(ctx, { projectId, goal: 'A book about one saucer' })
  expect(rig.found('sauc').toSorted()).toEqual(
    [
      `note ${note.id}`,
      `todo ${todo.id}`,
      'blueprint targetAudience',
      'blueprint voiceGuardrails',
      `project ${projectId}`,
    ].toSorted(),
  )
  // The value is JSON; its braces are nothing to read.
  expect(rig.ask('dry').hits[0]?.snippet.text).toBe('dry as a saucer')
  removeNote(ctx, note.id)
  setBlueprintField(ctx, { projectId, field: 'targetAudience', value: '' })
  changeProject(ctx, { projectId, title: 'The Tin Cup', goal: null })
  expect(rig.found('sauc').toSorted()).toEqual(['blueprint voiceGuardrails', `todo ${todo.id}`])
  expect([rig.found('thimble'), rig.found('tin cup')]).toEqual([[], [`project ${projectId}`]])
  checkIndex()
})

test('empty voice guardrails are saved all the same', () => {
  temp.store.sqlite
    .prepare(`INSERT INTO blueprint_fields VALUES (?, 'voiceGuardrails', '{"tone":""}', NULL, 1)`)
    .run(projectId)
  expect(rig.found('tone')).toEqual([])
})

test('the filters leave out what is not meant', () => {
  const other = addProject(rig, 'Another')
  addSession(temp.store, 's2', projectId)
  addSession(temp.store, 'o', other)
  say(rig, 's', 'mine', 'the lamp', { payload: { speaker: 'Isa' } })
  say(rig, 's', 'asked', 'which lamp?', { role: 'assistant', previousItemId: 'mine' })
  say(rig, 's2', 'later', 'that lamp')
  say(rig, 'o', 'other', 'a lamp')
  const note = createNote(rig.ctx, { projectId, noteType: 'fact', content: 'lamp', sessionId: 's' })
  const sorted = (filters: Parameters<SearchRig['found']>[1]) => rig.found('lamp', filters).toSorted()
  expect(sorted({ projectId })).toEqual(['item asked', 'item later', 'item mine', `note ${note.id}`])
  expect(sorted({ projectId: other })).toEqual(['item other'])
  expect(sorted({ sessionId: 's' })).toEqual(['item asked', 'item mine', `note ${note.id}`])
  expect(sorted({ kind: 'note' })).toEqual([`note ${note.id}`])
  expect(sorted({ role: 'assistant' })).toEqual(['item asked'])
  expect(sorted({ speaker: 'Isa' })).toEqual(['item mine'])
  expect([listSpeakers(temp.store, projectId, null), listSpeakers(temp.store, projectId, 's2')]).toEqual([
    ['Isa'],
    [],
  ])
})

test('a session that comes to a project brings what was said in it', () => {
  addSession(temp.store, 'free')
  say(rig, 'free', 'a', 'the lamp')
  expect(rig.ask('lamp').hits).toMatchObject([{ projectId: null, sessionId: 'free' }])
  updateSession(temp.store, 'free', { projectId })
  expect(rig.ask('lamp', { projectId }).hits).toMatchObject([{ projectId, sessionId: 'free' }])
})

test('what an import has not finished is not found', () => {
  const session = { projectId: null, kind: 'imported', stage: 'ghostwriting', status: 'ended' } as const
  insertSession(temp.store, { ...session, id: 'half', startedAt: 1, endedAt: 1 })
  say(rig, 'half', 'a', 'the lamp')
  expect(rig.found('lamp')).toEqual([])
  updateSession(temp.store, 'half', { projectId })
  expect(rig.found('lamp')).toEqual(['item a'])
})

test('turns that others stand in place of are not found, and those left out of the book are', () => {
  say(rig, 's', 'split', 'the lamp')
  say(rig, 's', 'struck', 'that lamp', { previousItemId: 'split' })
  temp.store.sqlite.exec(
    `INSERT INTO item_states (session_id, item_id, struck_at, replaced_by) VALUES ('s', 'split', NULL, '["x"]'), ('s', 'struck', 5, NULL)`,
  )
  expect(rig.found('lamp')).toEqual(['item struck'])
})

test('what was recorded can be heard from where it begins', () => {
  say(rig, 's', 'a', 'the lamp', { audioStartMs: 1200, audioEndMs: 2500 })
  expect(rig.ask('lamp').hits[0]?.soundMs).toBe(null)
  temp.store.sqlite.exec(
    `INSERT INTO recording_segments (session_id, track, n, file, mime_type, start_ms, bytes, status, created_at)
     VALUES ('s', 'author', 0, 'author-0000.webm', 'audio/webm', 0, 1, 'closed', 1)`,
  )
  expect(rig.ask('lamp').hits[0]).toMatchObject({ soundMs: 1200, soundEndMs: 2500 })
})

test('a deleted project is not found, is again after undo, and leaves nothing behind when it is purged', () => {
  const kept = addProject(rig, 'Kept')
  addSession(temp.store, 'k', kept)
  say(rig, 'k', 'kept', 'the lamp')
  const before = entries()
  const gone = addProject(rig, 'Gone')
  addSession(temp.store, 'g', gone)
  say(rig, 'g', 'a', 'the lamp')
  createNote(rig.ctx, { projectId: gone, noteType: 'fact', content: 'lamp' })
  createTodo(rig.ctx, { projectId: gone, label: 'lamp' })
  setBlueprintField(rig.ctx, { projectId: gone, field: 'timeline', value: 'lamp' })
  deleteProject(rig.ctx, gone)
  expect(rig.found('lamp')).toEqual(['item kept'])
  undoDeleteProject(rig.ctx, gone)
  expect(rig.found('lamp')).toHaveLength(5)
  deleteProject(rig.ctx, gone)
  purgeDeletedProjects(temp.store)
  expect([rig.found('lamp'), entries()]).toEqual([['item kept'], before])
  checkIndex()
})

test('a note outlives the session it was made in', () => {
  const note = createNote(rig.ctx, { projectId, noteType: 'fact', content: 'lamp', sessionId: 's' })
  temp.store.sqlite.exec(`DELETE FROM sessions WHERE id = 's'`)
  expect(rig.found('lamp')).toEqual([`note ${note.id}`])
})

test('what fits best comes first, and of two that fit alike the newer', () => {
  say(
    rig,
    's',
    'aside',
    'We had a house and a boat and a yard, a lamp, a dog, and much else there was to mend.',
  )
  say(rig, 's', 'older', 'The lamp, the lamp.', { previousItemId: 'aside' })
  say(rig, 's', 'newer', 'The lamp, the lamp.', { previousItemId: 'older' })
  expect(rig.found('lamp')).toEqual(['item newer', 'item older', 'item aside'])
})

test('pages follow one another without a gap or a repeat, and the count says where it stopped', () => {
  temp.store.transaction(() => {
    for (let n = 0; n < 1100; n++) say(rig, 's', `i${n}`, `the lamp number ${n}`, after(n))
  })
  const first = rig.ask('lamp', {}, { limit: 50 })
  const second = rig.ask('lamp', {}, { limit: 50, offset: 50 })
  expect(first).toMatchObject({ total: 1000, isCapped: true })
  expect(new Set([...first.hits, ...second.hits].map(({ refId }) => refId)).size).toBe(100)
  expect(rig.ask('lamp 234')).toMatchObject({ total: 1, isCapped: false })
  expect(rig.ask('-lamp')).toEqual({ hits: [], total: 0, isCapped: false, isRebuilding: false })
})

test('a restored backup finds what it holds', () => {
  say(rig, 's', 'a', 'the lamp')
  const { name } = createBackup(temp.store, 'manual')
  say(rig, 's', 'b', 'the lantern', { previousItemId: 'a' })
  temp.store.close()
  restoreBackup(temp.dataDir, name)
  temp.store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
  const restored = makeSearchRig(temp.store)
  expect([restored.found('lamp'), restored.found('lantern')]).toEqual([['item a'], []])
  checkIndex()
})
