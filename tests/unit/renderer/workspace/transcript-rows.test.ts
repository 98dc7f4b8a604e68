// Bugs caught: tool calls or empty lines among what was said, a line that cannot be gone to, exchanges with the wrong
// question.
import { expect, it } from 'vitest'
import { exchangesOf } from '../../../../src/renderer/screens/workspace/exchanges.ts'
import {
  rowHeardAt,
  rowOfItem,
  transcriptRows,
} from '../../../../src/renderer/screens/workspace/transcript-rows.ts'
import { item, sitting } from '../stores/transcripts.ts'

const views = [
  sitting('s', [
    item('q', 0, { role: 'assistant', text: 'Where?' }),
    item('call', 1, { role: 'tool', type: 'function_call', text: '{}' }),
    item('a', 2, { payload: { speaker: 'Ana' } }),
    item('silence', 3, { text: '' }),
    item('pause', 4, { type: 'marker', role: 'system', text: 'Paused' }),
    item('more', 5),
  ]),
  sitting('empty', [item('unknown', 0, { text: null })]),
]

it('shows what was said and marked, with a heading a sitting', () => {
  const rows = transcriptRows(views, true)
  expect(rows.map((row) => (row.kind === 'line' ? `${row.speaker}: ${row.item.text}` : row.kind))).toEqual([
    'session',
    'Interviewer: Where?',
    'Ana: said a',
    'marker',
    'You: said more',
  ])
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  expect(rowOfItem(rows, 'a')).toBe(2)
  expect(rowOfItem(rows, 'call')).toBe(-1)
})

it('keeps the rows of what did not change', () => {
  const now = transcriptRows([sitting('t', [item('new', 0)]), ...views], false)
  const before = transcriptRows(views, false)
  expect(now.slice(1)).toHaveLength(before.length)
  now.slice(1).forEach((row, at) => expect(row).toBe(before[at]))
})

it('gives a source its question', () => {
  const found = exchangesOf(views, ['more', 'a', 'gone'])
  expect(found.map(({ question, answer }) => [question?.itemId, answer.itemId])).toEqual([
    ['q', 'a'],
    ['q', 'more'],
  ])
})

it('shows what is kept as sound only where it can be heard', () => {
  const views = [
    sitting('s', [item('sound', 0, { text: null, audioStartMs: 900 }), item('typed', 1, { text: null })]),
  ]
  expect(transcriptRows(views, false).map(({ key }) => key)).toEqual(['s sound'])
})

it('finds the line that is heard, also where lines overlap, and none in what was not recorded', () => {
  const said = [
    item('q', 0, { role: 'assistant', audioStartMs: 1000 }),
    item('a', 1, { audioStartMs: 5000 }),
    item('typed', 2),
    item('aside', 3, { audioStartMs: 4000 }),
  ]
  const spoken = sitting('s', said)
  const imported = { ...spoken, session: { ...spoken.session, kind: 'imported' as const } }
  const rows = transcriptRows([spoken], false)
  expect([0, 1000, 4500, 5000, 90_000].map((ms) => rowHeardAt(rows, 's', ms))).toEqual([-1, 0, 3, 1, 1])
  expect(rowHeardAt(rows, 'other', 5000)).toBe(-1)
  expect(rowHeardAt(transcriptRows([imported], false), 's', 5000)).toBe(-1)
})
