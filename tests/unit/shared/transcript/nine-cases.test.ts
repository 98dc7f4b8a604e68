// The nine sequences that make transcripts go wrong elsewhere, from recorded logs.
import { describe, expect, it } from 'vitest'
import { spokenItems } from '../../../../src/shared/transcript/spoken-items.ts'
import { golden, goldenNames, transcriptOf } from './golden.ts'

function lines(file: string): string[] {
  return transcriptOf(golden(file)).map((item) => `${item.itemId} ${item.text}`)
}
function item(file: string, id: string) {
  const found = transcriptOf(golden(file)).find(({ itemId }) => itemId === id)
  if (found === undefined) throw new Error(`${id} is not in ${file}`)
  return found
}

describe('canonical transcript', () => {
  it('case 1: a user transcript that arrives after the reply keeps its place', () => {
    expect(lines('case-1-late-user-transcript.jsonl')).toEqual(['U1 T', 'A1 What happened then?'])
    expect(item('case-1-late-user-transcript.jsonl', 'U1')).toMatchObject({
      role: 'user',
      status: 'completed',
      audioStartMs: 400,
      audioEndMs: 2100,
      previousItemId: null,
    })
  })

  it('case 2: a failed transcription is [inaudible], an empty one silence', () => {
    expect(lines('case-2-failed-and-silent.jsonl')).toEqual([
      'U1 [inaudible]',
      'U2 We moved to Bergen.',
      'U3 ',
    ])
    expect(item('case-2-failed-and-silent.jsonl', 'U3').text).toBe('')
  })

  it('case 3: a transcript that comes before its item survives the null that follows', () => {
    expect(lines('case-3-transcript-before-item.jsonl')).toEqual(['U1 My mother baked bread.'])
  })

  it('case 4: an interruption keeps what was generated and says what was heard', () => {
    expect(lines('case-4-interrupted-while-speaking.jsonl')).toEqual([
      'U1 Count for me.',
      'A1 one two three',
      'U2 Stop, stop.',
    ])
    expect(item('case-4-interrupted-while-speaking.jsonl', 'A1')).toMatchObject({
      interrupted: true,
      heardMs: 1200,
      status: 'incomplete',
    })
  })

  it('case 5: an answer cut after it was completed is interrupted all the same', () => {
    expect(item('case-5-interrupted-after-completion.jsonl', 'A1')).toMatchObject({
      text: 'A long answer.',
      status: 'completed',
      interrupted: true,
      heardMs: 800,
    })
  })

  it('case 6: items replayed backwards find their places', () => {
    expect(lines('case-6-replayed-backwards.jsonl')).toEqual(['A item A', 'B item B', 'C item C'])
  })

  it('case 7: inserts at the head and in the middle, and a struck item that still anchors', () => {
    expect(lines('case-7-inserts-and-a-strike.jsonl')).toEqual([
      'S Be brief.',
      'B after the struck one',
      'X typed in between',
      'A1 Tell me.',
    ])
  })

  it('case 8: what is out of band or re-created after a reconnect is not said twice', () => {
    expect(lines('case-8-out-of-band-and-reconnect.jsonl')).toEqual([
      'U1 I was born by the sea.',
      'A1 Where was that?',
      'N1 In Bergen.',
    ])
  })

  it('case 9: what is spoken during a tool call keeps its place, and so does the call', () => {
    const all = transcriptOf(golden('case-9-spoken-during-a-tool.jsonl'))
    expect(all.map(({ itemId }) => itemId)).toEqual(['U1', 'A1', 'F1', 'U2', 'O1', 'A2'])
    expect(spokenItems(all).map(({ itemId }) => itemId)).toEqual(['U1', 'A1', 'U2', 'A2'])
    expect(all[2]).toMatchObject({
      type: 'function_call',
      payload: { callId: 'call_1', name: 'create_note' },
    })
    expect(all[4]).toMatchObject({ type: 'function_call_output', payload: { output: '{"ok":true}' } })
  })

  it('has a recorded log for each case', () => {
    expect(goldenNames.map((name) => name.slice(0, 6))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `case-${n}`),
    )
  })
})
