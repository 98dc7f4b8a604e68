// Catches: the end of an answer that lands after the next question, a question asked again because its answer is sound, words
// that come late and fill nothing, or fill over what the author wrote meanwhile, or are noted twice.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { followSpokenAnswers } from '../../../../src/main/interview/follow-spoken.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { setBlueprintField } from '../../../../src/main/projects/fill-blueprint.ts'
import { getBlueprint } from '../../../../src/main/store/queries/blueprint.ts'
import { listInterviewSteps } from '../../../../src/main/store/queries/interview-steps.ts'
import { listNotes } from '../../../../src/main/store/queries/notes.ts'
import { listTodos } from '../../../../src/main/store/queries/todos.ts'
import { listItems, reviseItem } from '../../../../src/main/store/queries/transcript.ts'
import { readAloudSpans } from '../../../../src/main/transcription/sound-of-session.ts'
import { makeSpokenRig, type SpokenRig } from './spoken-rig.ts'

let rig: SpokenRig
beforeEach(() => {
  rig = makeSpokenRig()
})
afterEach(() => rig.cleanup())

const start = (projectId: string | null) =>
  rig.routes['spoken.start']({ projectId, kind: 'guided' }).session.id
const next = (sessionId: string, atMs: number, spoke = false) =>
  rig.routes['spoken.next']({ sessionId, atMs, spoke })
const steps = (sessionId: string) => listInterviewSteps(rig.store, sessionId)
const lines = (sessionId: string) =>
  listItems(rig.store, sessionId).map(({ role, text }) => `${role}: ${text}`)

/** Somebody wrote down what was sound until now. */
function writeDown(sessionId: string, text: string): void {
  for (const item of listItems(rig.store, sessionId))
    if (item.role === 'user' && item.text === null) reviseItem(rig.store, item, { text })
}

function intake(): { projectId: string; sessionId: string } {
  const { id } = createProject(rig.deps, { title: 'The mill', contentType: 'memoir' })
  return { projectId: id, sessionId: start(id) }
}

test('several turns are one answer, the last words of it too, and the next question stands after them', async () => {
  const sessionId = start(rig.project())
  await rig.say(sessionId, 1000, 2000, 'We had a mill in 1951, I am sure of it.')
  await rig.say(sessionId, 6000, 7000, 'My father ran it.')
  await rig.routes['spoken.hear']({ sessionId, atMs: 7000, samples: new Uint8Array(64_000) })
  rig.speech.lastPhrases = [{ startMs: 7900, endMs: 8000, text: 'Until the fire.', words: null }]
  const { question } = await next(sessionId, 8200)
  expect(lines(sessionId).slice(1)).toEqual([
    'user: We had a mill in 1951, I am sure of it.',
    'user: My father ran it. Until the fire.',
    `assistant: ${question?.text}`,
  ])
  const [first] = steps(sessionId)
  const [, answer] = listItems(rig.store, sessionId)
  expect(first).toMatchObject({ outcome: 'answered', answerItemId: answer?.itemId })
  const [note] = listNotes(rig.store, requireProject(sessionId))
  expect(note?.sourceItemIds).toHaveLength(2)
})

function requireProject(sessionId: string): string {
  const id = rig.routes['spoken.state']({ sessionId }).session.projectId
  if (id === null) throw new Error('no project')
  return id
}

test('who talks on while the next question comes answers that one', async () => {
  const sessionId = start(rig.project())
  await rig.say(sessionId, 1000, 2000, null)
  await next(sessionId, 2300)
  await rig.say(sessionId, 2010, 4000, null)
  expect(listItems(rig.store, sessionId).map(({ role }) => role)).toEqual([
    'assistant',
    'user',
    'assistant',
    'user',
  ])
})

test('sound alone answers; being heard without a turn answers too; silence puts the question off', async () => {
  const sessionId = start(rig.project())
  await rig.say(sessionId, 1000, 2000, null)
  await next(sessionId, 3000)
  await next(sessionId, 9000, true)
  await next(sessionId, 12_000)
  expect(steps(sessionId).map(({ outcome }) => outcome)).toEqual([
    'answered',
    'answered',
    'replaced',
    'asked',
  ])
  expect(steps(sessionId)[1]?.answerItemId).toBeNull()
})

test('the blueprint is asked through once although nothing is in words, and filled when the words come', async () => {
  const { projectId, sessionId } = intake()
  const asked: string[] = []
  let view = rig.routes['spoken.state']({ sessionId })
  for (let n = 0; n < 40; n += 1) {
    await rig.say(sessionId, n * 10_000 + 1000, n * 10_000 + 3000, null)
    const step = steps(sessionId).at(-1)
    if (step?.kind !== 'blueprint') break
    asked.push(step.questionId)
    await next(sessionId, n * 10_000 + 5000)
    view = rig.routes['spoken.state']({ sessionId })
  }
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked.length).toBeGreaterThan(5)
  expect(getBlueprint(rig.store, projectId).entries).toEqual([])
  setBlueprintField(rig.deps, { projectId, field: 'targetAudience', value: 'My grandchildren' })
  await rig.routes['spoken.stop']({ sessionId, shown: [], spoke: false })
  expect(view.session.kind).toBe('guided')

  writeDown(sessionId, 'For the young ones. I am not sure whether it was 1951, check that.')
  followSpokenAnswers(rig.deps, sessionId)
  const { entries } = getBlueprint(rig.store, projectId)
  expect(entries.find(({ field }) => field === 'targetAudience')?.value).toBe('My grandchildren')
  expect(entries.find(({ field }) => field === 'desiredOutcome')?.value).toContain('For the young ones.')
  expect(entries.length).toBeGreaterThan(5)
  const todos = listTodos(rig.store, projectId).length
  expect(todos).toBeGreaterThan(0)
  followSpokenAnswers(rig.deps, sessionId)
  expect(listTodos(rig.store, projectId)).toHaveLength(todos)
})

test('turns that are found only later become the answer they are', async () => {
  const sessionId = start(rig.project())
  await next(sessionId, 5000, true)
  const [, second] = steps(sessionId)
  await rig.say(sessionId, 1000, 3000, 'We came in 1951, I know it for certain.')
  followSpokenAnswers(rig.deps, sessionId)
  const [first] = steps(sessionId)
  const items = listItems(rig.store, sessionId)
  expect(items.map(({ role }) => role)).toEqual(['assistant', 'user', 'assistant'])
  expect(items[2]?.itemId).toBe(second?.itemId)
  expect(first?.answerItemId).toBe(items[1]?.itemId)
  expect(listNotes(rig.store, requireProject(sessionId))).toHaveLength(1)
})

test('what has to be chosen is not chosen by speaking into the air, and nothing is lost', async () => {
  const sessionId = start(null)
  await rig.say(sessionId, 1000, 2000, null)
  await expect(next(sessionId, 3000)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' })
  expect(steps(sessionId)).toMatchObject([{ outcome: 'asked' }])
  expect(listItems(rig.store, sessionId)).toHaveLength(2)
})

test('a written answer takes what was said before it along', async () => {
  const sessionId = start(rig.project())
  await rig.say(sessionId, 1000, 2000, null)
  const questionItemId = steps(sessionId)[0]?.itemId ?? ''
  await rig.routes['spoken.type']({ sessionId, text: 'The mill at Aberfeldy.', questionItemId, atMs: 4000 })
  const items = listItems(rig.store, sessionId)
  expect(items.map(({ role }) => role)).toEqual(['assistant', 'user', 'user', 'assistant'])
  expect(items[1]?.payload).toMatchObject({ questionId: items[2]?.payload?.['questionId'] })
})

test('where a question was read aloud is known, so that nobody takes the voice for the author', async () => {
  const sessionId = start(rig.project())
  const itemId = steps(sessionId)[0]?.itemId ?? ''
  expect(readAloudSpans(rig.store, sessionId)).toEqual([])
  rig.routes['spoken.readAloud']({ sessionId, itemId, startMs: 400.2, endMs: 5200 })
  expect(readAloudSpans(rig.store, sessionId)).toEqual([{ startMs: 400, endMs: 5200 }])
  await rig.say(sessionId, 5300, 6000, 'By the sea.')
  expect(lines(sessionId)[1]).toBe('user: By the sea.')
})
