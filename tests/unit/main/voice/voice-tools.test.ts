// Catches: a tool that keeps the interviewer waiting for a draft, and effects that the window is not told of.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DraftQueue } from '../../../../src/main/drafting/draft-queue.ts'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { toolsHandlers } from '../../../../src/main/ipc/handlers/tools-handlers.ts'
import type { Drafter } from '../../../../src/shared/drafting/drafter.ts'
import { makeItem } from '../../../support/items.ts'
import { answer, gate, scriptedDrafter } from '../drafting/scripted-drafter.ts'
import { makeVoiceRig, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
let projectId: string
let sessionId: string
beforeEach(() => {
  rig = makeVoiceRig()
  projectId = rig.project()
  sessionId = rig.routes['voice.start']({ projectId }).session.id
  rig.routes['voice.record']({ sessionId, entries: [], items: [makeItem({ itemId: 'a' })] })
  rig.told.length = 0
})
afterEach(() => rig.cleanup())

const names = () => rig.told.map(({ name }) => name)

function queueOver(drafter: Drafter) {
  const { deps } = rig
  const report = (error: unknown): void => {
    throw error
  }
  const queue = new DraftQueue(deps, {
    documents: createDocumentAuthority(deps),
    drafter: () => drafter,
    report,
  })
  const routes = toolsHandlers({ ...deps, enqueueDraft: (request) => queue.enqueueDraft(request) })
  const ask = (callId: string, args: object) =>
    routes['tools.call']({
      sessionId,
      callId,
      name: 'queue_draft_update',
      arguments: JSON.stringify({ projectId, urgency: 'soon', ...args }),
    })
  return { queue, ask }
}

test('queue_draft_update answers before the drafter has begun', async () => {
  const began = gate()
  const drafter = scriptedDrafter(() => {
    began.open()
    return answer([])
  })
  const { queue, ask } = queueOver(drafter)
  queue.start()
  try {
    // No promise: the answer is there at once.
    expect(ask('c', { transcriptAnchors: ['a'] })).toMatchObject({
      ok: true,
      outcome: 'created',
      status: 'queued',
    })
    expect(drafter.attempts).toEqual([])
    await began.passed
    expect(names()).toContain('draft.changed')
  } finally {
    await queue.stop()
  }
})

test('asked twice with nothing said in between, one draft is made: the call itself is nothing new', async () => {
  const { queue, ask } = queueOver(scriptedDrafter(() => answer([])))
  expect(ask('c1', {})).toMatchObject({ ok: true, outcome: 'created' })
  const call = makeItem({
    itemId: 'c',
    previousItemId: 'a',
    role: 'assistant',
    type: 'function_call',
    text: null,
  })
  rig.routes['voice.record']({ sessionId, entries: [], items: [call] })
  expect(ask('c2', {})).toMatchObject({ ok: true, throttled: true })
  await queue.stop()
})

test.each([
  ['create_note', { noteType: 'fact', content: 'The mill burnt in 1931.', itemIds: ['a'] }, 'notes.changed'],
  ['create_note', { noteType: 'todo', content: 'Ask about the mill' }, 'todos.changed'],
  ['record_transcript_pointer', { itemId: 'a', label: 'The mill' }, 'pointers.changed'],
])('%s tells the window', (name, args, event) => {
  const call = { sessionId, callId: 'c', name, arguments: JSON.stringify({ projectId, ...args }) }
  expect(toolsHandlers(rig.deps)['tools.call'](call)).toMatchObject({ ok: true })
  expect(names()).toContain(event)
})
