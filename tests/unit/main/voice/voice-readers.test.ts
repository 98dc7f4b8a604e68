// Catches: tool calls, gaps and instructions that are read as what somebody said; sound without words that breaks a
// draft or an export.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getTranscriptForProject } from '../../../../src/main/store/queries/transcript.ts'
import { createTextTurns } from '../../../../src/shared/import/text-turns.ts'
import { exchangesOf } from '../../../../src/shared/drafting/embedded/exchanges.ts'
import { transcriptJson } from '../../../../src/shared/export/transcript-json.ts'
import { transcriptMarkdown } from '../../../../src/shared/export/transcript-markdown.ts'
import type { TranscriptItemInput } from '../../../../src/shared/transcript/item.ts'
import { makeItem } from '../../../support/items.ts'
import { makeVoiceRig, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
let projectId: string
beforeEach(() => {
  rig = makeVoiceRig()
  projectId = rig.project()
  const sessionId = rig.routes['voice.start']({ projectId }).session.id
  rig.routes['voice.record']({ sessionId, entries: [], items: chained(talk) })
})
afterEach(() => rig.cleanup())

const talk = [
  makeItem({ itemId: 'told', role: 'system', text: 'A draft was finished.' }),
  makeItem({ itemId: 'q', role: 'assistant', text: 'Who taught you to sail?' }),
  makeItem({ itemId: 'sound', text: null, audioStartMs: 0, audioEndMs: 9000, payload: { audioOnly: true } }),
  makeItem({ itemId: 'lost', text: null, role: 'system', type: 'marker' }),
  makeItem({ itemId: 'gap', role: 'system', text: 'No connection for 9 seconds.' }),
  makeItem({ itemId: 'a', text: 'My aunt taught me, on the lake behind the mill.', audioStartMs: 61_000 }),
  makeItem({
    itemId: 'call',
    role: 'assistant',
    type: 'function_call',
    text: null,
    payload: { name: 'create_note' },
  }),
  makeItem({ itemId: 'output', role: 'tool', type: 'function_call_output', text: '{"ok":true}' }),
  makeItem({ itemId: 'pause', role: 'system', type: 'marker', text: 'They went on the next day.' }),
  makeItem({ itemId: 'silence', text: '' }),
]

function chained(items: TranscriptItemInput[]): TranscriptItemInput[] {
  return items.map((item, n) => ({ ...item, previousItemId: items[n - 1]?.itemId ?? null }))
}

const source = () => ({
  title: 'The farm',
  contentType: 'memoir' as const,
  exportedAt: 0,
  sessions: getTranscriptForProject(rig.store, projectId),
})

test('the drafter hears the question and the answer, and nothing else', async () => {
  const items = source().sessions.flatMap((session) => session.items)
  expect(items).toHaveLength(talk.length)
  const exchanges = await exchangesOf(items, { spend: () => Promise.resolve() })
  expect(exchanges).toMatchObject([
    {
      question: 'Who taught you to sail?',
      turns: [{ itemId: 'a', text: 'My aunt taught me, on the lake behind the mill.' }],
    },
  ])
})

test('an exported page names speakers only where somebody spoke', () => {
  const page = [...transcriptMarkdown(source())].join('')
  expect(
    page
      .split('\n')
      .filter((line) => line !== '')
      .slice(-3),
  ).toEqual([
    '**Interviewer**: Who taught you to sail?',
    '**You** (00:01:01): My aunt taught me, on the lake behind the mill.',
    '[They went on the next day.]',
  ])
})

test('a remark that was exported comes back as a remark, not as the last speaker’s words', () => {
  const heard: { kind: string; text: string }[] = []
  const speakers = new Map([
    ['you', 'You'],
    ['interviewer', 'Interviewer'],
  ])
  const turns = createTextTurns(
    { speakers, pageNumbers: new Set(), hardWrapped: false } as never,
    true,
    (turn) => heard.push({ kind: turn.kind, text: turn.text }),
  )
  const lines = [...transcriptMarkdown(source())].join('').split('\n')
  lines.forEach((line, n) => turns.push(line, n))
  turns.end()
  expect(heard.slice(-2)).toEqual([
    { kind: 'speech', text: 'My aunt taught me, on the lake behind the mill.' },
    { kind: 'aside', text: '[They went on the next day.]' },
  ])
})

test('the exported file keeps every item, spoken or not', () => {
  const file = JSON.parse([...transcriptJson(source())].join('')) as {
    sessions: { items: { itemId: string }[] }[]
  }
  expect(file.sessions[0]?.items.map(({ itemId }) => itemId)).toEqual(talk.map(({ itemId }) => itemId))
})
