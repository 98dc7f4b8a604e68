// The model calls tools it may not call, with what is not its own or no arguments at all: it is told so, nothing in the
// store changes, and the talk goes on.
import { expect, test } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { jsonOf, outputOf } from '../support/realtime-record.ts'
import type { ScriptedCall } from '../support/realtime-server/scenario.ts'
import { countRows } from '../support/store-counts.ts'
import { waitForConnection } from '../support/voice-studio.ts'
import {
  answerOf,
  begin,
  expectKept,
  expectRecord,
  launchTalk,
  questionOf,
  sessionOf,
  talkOn,
  type VoiceTalk,
} from '../support/voice-talk.ts'
import { storedItems } from '../support/stored-items.ts'

/** What a talk writes by itself; everything else is what tools may change. */
const WRITTEN_BY_TALK = [
  'transcript_items',
  'realtime_events',
  'tool_calls',
  'voice_sessions',
  'voice_connections',
  'usage_entries',
  'recording_segments',
]

test.describe.configure({ mode: 'parallel' })

let talk: VoiceTalk
test.beforeEach(async () => {
  talk = await launchTalk()
  await begin(talk)
})
test.afterEach(async () => {
  expect.soft(talk.studio.errors).toEqual([])
  await talk.close()
})

const rows = () => countRows(talk.studio.dataDir, WRITTEN_BY_TALK)

/** Calls them in one response, and gives what each was answered. */
async function answersTo(calls: ScriptedCall[]): Promise<ReturnType<typeof jsonOf>[]> {
  const { server } = talk
  const named = calls.map((call, n) => ({ ...call, callId: call.callId ?? `call_${n}` }))
  await server.play(
    [
      { kind: 'heard', text: answerOf('during') },
      { kind: 'respond', calls: named },
      { kind: 'respond', say: questionOf('during') },
    ],
    20_000,
  )
  return Promise.all(
    named.map(async ({ callId }) => {
      const [event] = await server.heard((heard) => outputOf(heard, callId) !== null)
      return jsonOf(outputOf(event ?? { type: '' }, callId))
    }),
  )
}

async function expectRefused(calls: ScriptedCall[], ...codes: string[]): Promise<void> {
  const before = rows()
  const answers = await answersTo(calls)
  expect(answers.map(({ ok, error }) => [ok, (error as { code: string }).code])).toEqual(
    calls.map((_, n) => [false, codes[n] ?? codes[0]]),
  )
  expect(rows()).toEqual(before)
  await talkOn(talk, 'after')
  await expectKept(talk, await sessionOf(talk), 'during', 'after')
  await expectRecord(talk, await sessionOf(talk))
}

const noteOf = (projectId: unknown, more: object = {}) => ({
  name: 'create_note',
  arguments: { projectId, noteType: 'fact', content: 'Not ours', ...more },
})

test('foreign ids: another project, a passage and a to-do of nobody', async () => {
  const { id: foreign } = await answered(talk.page, 'projects.create', {
    title: 'Another',
    contentType: 'memoir',
  })
  const { projectId } = talk
  await expectRefused(
    [
      noteOf(foreign),
      { name: 'get_project', arguments: { projectId: foreign } },
      { name: 'queue_draft_update', arguments: { projectId: foreign, urgency: 'asap' } },
      noteOf(projectId, { itemIds: ['item_of_nobody'] }),
      { name: 'record_transcript_pointer', arguments: { projectId, itemId: 'item_of_nobody' } },
      { name: 'update_todo_status', arguments: { todoId: 'todo_of_nobody', status: 'resolved' } },
    ],
    'FOREIGN_ID',
  )
})

test('a tool that does not exist, and those of another stage', async () => {
  const { projectId } = talk
  await expectRefused(
    [
      { name: 'delete_everything', arguments: {} },
      { name: 'constructor', arguments: {} },
      { name: '__proto__', arguments: {} },
      { name: 'create_project', arguments: { title: 'Another', contentType: 'memoir' } },
      { name: 'commit_blueprint', arguments: { projectId } },
    ],
    ...['UNKNOWN_TOOL', 'UNKNOWN_TOOL', 'UNKNOWN_TOOL', 'WRONG_STAGE', 'WRONG_STAGE'],
  )
})

test('paths, SQL and prototypes where ids belong', async () => {
  await expectRefused(
    [
      noteOf('../../etc/passwd'),
      noteOf("' OR 1=1; DROP TABLE notes; --"),
      noteOf('__proto__'),
      { name: 'create_note', arguments: '{"__proto__":{"projectId":"x"},"noteType":"fact","content":"y"}' },
      { name: 'create_note', arguments: { projectId: { $ne: null }, noteType: 'fact', content: 'y' } },
    ],
    ...['FOREIGN_ID', 'FOREIGN_ID', 'FOREIGN_ID', 'INVALID_ARGUMENT', 'INVALID_ARGUMENT'],
  )
})

test('arguments that are no JSON, no object, or far too deep', async () => {
  await expectRefused(
    [
      { name: 'create_note', arguments: '{"projectId": "x", ' },
      { name: 'create_note', arguments: 'null' },
      { name: 'create_note', arguments: '[1, 2]' },
      { name: 'create_note', arguments: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
      { name: 'create_note', arguments: '' },
    ],
    'INVALID_ARGUMENT',
  )
})

test('arguments of 60 KB too many: refused in words', async () => {
  await expectRefused([noteOf(talk.projectId, { content: 'x'.repeat(120_000) })], 'LIMIT_EXCEEDED')
})

test('a megabyte of arguments is more than the channel takes: the line breaks, nothing is run, the talk goes on', async () => {
  const { page, server, projectId } = talk
  await talkOn(talk, 'before')
  const before = rows()
  await server.script([
    { kind: 'heard', text: answerOf('during') },
    { kind: 'respond', calls: [noteOf(projectId, { content: 'x'.repeat(1024 * 1024) })] },
  ])
  // The way back may be shorter than a look at the screen.
  await expect(page.getByRole('log').getByText('The recording went on.')).toBeVisible({ timeout: 15_000 })
  await waitForConnection(page, 20_000)
  await talkOn(talk, 'after')
  expect(rows()).toEqual(before)
  const texts = await storedItems(page, await sessionOf(talk))
  expect(texts.map(({ text }) => text)).toContain(answerOf('during'))
  await expectRecord(talk, await sessionOf(talk))
})

test('the same call_id twice is done once', async () => {
  const { server, projectId } = talk
  const call = { ...noteOf(projectId, { content: 'Once' }), callId: 'call_same' }
  const [answer] = await answersTo([call])
  expect(answer).toMatchObject({ ok: true })
  await server.play([{ kind: 'duplicate', last: 30 }])
  await server.play(
    [
      { kind: 'heard', text: answerOf('again') },
      { kind: 'respond', calls: [call], say: questionOf('again') },
    ],
    20_000,
  )
  await talkOn(talk, 'after')
  const notes = await answered(talk.page, 'notes.list', { projectId })
  expect(notes.map(({ content }) => content)).toEqual(['Once'])
})

test('a call of a response that was cut off is not run', async () => {
  const { server, projectId } = talk
  const before = rows()
  await server.play(
    [
      { kind: 'heard', text: answerOf('during') },
      {
        kind: 'respond',
        say: 'Let me write that down.',
        playMs: 3000,
        calls: [{ ...noteOf(projectId, { content: 'z'.repeat(60_000) }), callId: 'call_cut' }],
        deltaMs: 400,
        overlap: 'making',
      },
      { kind: 'heard', text: answerOf('instead') },
      { kind: 'respond', say: questionOf('instead') },
    ],
    25_000,
  )
  await talkOn(talk, 'after')
  expect(rows()).toEqual(before)
  const answers = await server.log({ direction: 'received', type: 'conversation.item.create' })
  expect(answers.filter(({ event }) => JSON.stringify(event).includes('call_cut'))).toEqual([])
  await expectKept(talk, await sessionOf(talk), 'instead', 'after')
})
