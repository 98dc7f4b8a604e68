// Catches: a question that is asked twice, a step that never ends, a guide that goes on about what it cannot act on.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { listInterviewSteps } from '../../../../src/main/store/queries/interview-steps.ts'
import { getBlueprint } from '../../../../src/main/store/queries/blueprint.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { makeItem } from '../../../support/items.ts'
import { makeVoiceRig, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
beforeEach(() => {
  rig = makeVoiceRig()
})
afterEach(() => rig.cleanup())

const start = (projectId: string | null) => rig.routes['voice.start']({ projectId }).session.id
const outcomes = (sessionId: string) => listInterviewSteps(rig.store, sessionId).map(({ outcome }) => outcome)

/** As the window does it: the item comes after the answer. */
function ask(sessionId: string, itemId: string) {
  const question = rig.routes['voice.askOffline']({ sessionId, itemId })
  if (question !== null) say(sessionId, itemId, 'assistant', question.text, question.payload)
  return question
}

function say(
  sessionId: string,
  itemId: string,
  role: 'user' | 'assistant' | 'system',
  text: string | null,
  payload: Record<string, unknown> | null = null,
) {
  const previousItemId = listItems(rig.store, sessionId).at(-1)?.itemId ?? null
  const item = makeItem({ itemId, previousItemId, role, text, payload })
  rig.routes['voice.record']({ sessionId, entries: [], items: [item] })
}

test('asks the project’s next question as a step that names the item, and writes no item itself', () => {
  const sessionId = start(rig.project())
  const question = rig.routes['voice.askOffline']({ sessionId, itemId: 'guide_1' })
  expect(question).toMatchObject({
    text: expect.any(String),
    payload: { kind: 'template', questionId: question?.id },
  })
  expect(listInterviewSteps(rig.store, sessionId)).toMatchObject([
    { itemId: 'guide_1', questionId: question?.id, outcome: 'asked', answerItemId: null },
  ])
  expect(listItems(rig.store, sessionId)).toEqual([])
})

test('sound alone answers a question; silence puts it off', () => {
  const sessionId = start(rig.project())
  const first = ask(sessionId, 'g1')
  say(sessionId, 'gap_1', 'system', 'No connection for 9 seconds.')
  const second = ask(sessionId, 'g2')
  expect(second?.id).not.toBe(first?.id)
  say(sessionId, 'sound_1', 'user', null)
  ask(sessionId, 'g3')
  expect(outcomes(sessionId)).toEqual(['replaced', 'answered', 'asked'])
  expect(listInterviewSteps(rig.store, sessionId)[1]?.answerItemId).toBe('sound_1')
})

test('a short typed answer is asked about further', () => {
  const sessionId = start(rig.project())
  ask(sessionId, 'g1')
  say(sessionId, 'typed_1', 'user', 'The mill.')
  expect(ask(sessionId, 'g2')?.payload['kind']).toBe('follow_up')
})

test('the questions come to an end, none is asked twice in the same words', () => {
  const sessionId = start(rig.project())
  const asked: string[] = []
  for (let n = 0; n < 200; n++) {
    const question = ask(sessionId, `g${n}`)
    if (question === null) break
    asked.push(question.text)
    say(sessionId, `sound_${n}`, 'user', null)
  }
  expect(rig.routes['voice.askOffline']({ sessionId, itemId: 'more' })).toBeNull()
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked.length).toBeGreaterThan(5)
})

test('an answer to the blueprint fills nothing while offline, and is not asked for again', () => {
  const { id } = createProject(rig.deps, { title: 'The mill', contentType: 'memoir' })
  const sessionId = start(id)
  const fields: unknown[] = []
  for (let n = 0; n < 40; n++) {
    const question = ask(sessionId, `g${n}`)
    if (question?.payload['kind'] !== 'blueprint') break
    fields.push(question.id)
    say(sessionId, `sound_${n}`, 'user', null)
  }
  expect(new Set(fields).size).toBe(fields.length)
  expect(fields.length).toBeGreaterThan(3)
  expect(getBlueprint(rig.store, id)).toMatchObject({ entries: [], committedAt: null })
})

test('without a project what to talk about is asked once each, then nothing', () => {
  rig.project()
  const sessionId = start(null)
  const asked: unknown[] = []
  for (let n = 0; n < 10; n++) {
    const question = ask(sessionId, `g${n}`)
    if (question === null) break
    asked.push(question.id)
    say(sessionId, `sound_${n}`, 'user', null)
  }
  expect(asked).toEqual(['select-project', 'project-title', 'project-content-type'])
})

test('an ended session asks nothing', () => {
  const sessionId = start(rig.project())
  rig.routes['voice.stop']({ sessionId, shown: [] })
  expect(() => rig.routes['voice.askOffline']({ sessionId, itemId: 'g' })).toThrow(
    expect.objectContaining({ code: 'CONFLICT' }),
  )
  expect(outcomes(sessionId)).toEqual([])
})
