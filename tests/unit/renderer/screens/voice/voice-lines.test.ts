// Bugs caught: words on their way called lost, lost ones called on their way, a gap that nobody sees, tool calls shown.
import { expect, it } from 'vitest'
import { INAUDIBLE } from '../../../../../src/shared/transcript/item-fold.ts'
import type { TranscriptItemInput } from '../../../../../src/shared/transcript/item.ts'
import { voiceLines, type VoiceLine } from '../../../../../src/renderer/screens/voice/voice-lines.ts'

const item = (itemId: string, more: Partial<TranscriptItemInput> = {}): TranscriptItemInput => ({
  itemId,
  previousItemId: null,
  role: 'user',
  type: 'message',
  status: 'completed',
  text: 'Said.',
  interrupted: false,
  heardMs: null,
  audioStartMs: null,
  audioEndMs: null,
  payload: null,
  createdAt: 0,
  ...more,
})
const stateOf = (line: VoiceLine | undefined) => (line?.kind === 'line' ? line.state : line?.kind)
const states = (items: TranscriptItemInput[], online = true) => voiceLines(items, online).map(stateOf)

it('calls words that may still come “pending”, and those that cannot “sound only”', () => {
  const silentTurn = item('u1', { text: null })
  expect(states([silentTurn])).toEqual(['pending'])
  expect(states([silentTurn], false)).toEqual(['sound_only'])
  const later = [item('u2'), item('u3'), item('u4'), item('u5')]
  expect(states([silentTurn, ...later])[0]).toBe('sound_only')
})

it('calls what was recorded without a connection sound only, also while the next one stands', () => {
  expect(states([item('sound_1', { text: null })])).toEqual(['sound_only'])
})

it('tells what is still being said from what was said', () => {
  expect(states([item('a', { role: 'assistant', status: 'in_progress', text: 'Where we' })])).toEqual([
    'growing',
  ])
  expect(states([item('a', { role: 'assistant', text: 'Where were you?' })])).toEqual(['said'])
  expect(states([item('u', { text: '' })])).toEqual(['silent'])
  expect(states([item('u', { text: INAUDIBLE })])).toEqual(['said'])
})

it('shows a gap of the connection, and no instruction, tool or empty answer', () => {
  const system = { role: 'system', text: 'The connection was away for 42 s' } as const
  expect(
    states([
      item('gap_1', system),
      item('told_1', system),
      item('f1', { role: 'assistant', type: 'function_call', text: null }),
      item('a1', { role: 'assistant', text: null, status: 'in_progress' }),
      item('a2', { role: 'assistant', text: '' }),
    ]),
  ).toEqual(['marker'])
})

it('says after how long an answer was cut off, and only of one that was', () => {
  const cut = (more: Partial<TranscriptItemInput>) => {
    const [line] = voiceLines([item('a', { role: 'assistant', ...more })], true)
    return line?.kind === 'line' ? line.cutAfter : 'no line'
  }
  expect(cut({ interrupted: true, heardMs: 1200 })).toBe('cut off after 1.2 s')
  expect(cut({ interrupted: true })).toBe('cut off')
  expect(cut({ heardMs: 1200 })).toBeNull()
})
