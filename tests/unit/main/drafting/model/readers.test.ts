// What is read off the wire, whatever comes: no throw, no text from thoughts, and the same answer however it is cut up.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatWire } from '../../../../../src/main/drafting/model/chat-wire.ts'
import { responsesWire } from '../../../../../src/main/drafting/model/responses-wire.ts'
import { createThoughtFilter, withoutThoughts } from '../../../../../src/main/drafting/model/thoughts.ts'
import { anyJson } from '../../../../support/any-json.ts'

const types = [
  'response.output_text.delta',
  'response.output_text.done',
  'response.refusal.delta',
  'response.completed',
  'response.incomplete',
  'response.failed',
  'error',
]

describe.each([
  ['responses', responsesWire],
  ['chat', chatWire],
])('the reader of %s', (_name, wire) => {
  it('throws at no event', () => {
    const event = fc.oneof(
      anyJson,
      fc.record({
        type: fc.constantFrom(...types),
        delta: anyJson,
        text: anyJson,
        response: anyJson,
        error: anyJson,
      }),
      fc.record({ choices: anyJson, usage: anyJson, error: anyJson }),
    )
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const reader = wire.reader()
        for (const one of events) expect(typeof reader.hear(one)).toBe('string')
        expect(typeof reader.heard.text).toBe('string')
      }),
    )
  })
})

describe('the reader of responses', () => {
  it('takes the last part for the answer: what a model says before it is none', () => {
    const reader = responsesWire.reader()
    const delta = (item_id: string, delta: string) =>
      reader.hear({ type: 'response.output_text.delta', item_id, content_index: 0, delta })
    delta('a', 'Let me see.')
    delta('b', '{"a"')
    delta('b', ':1}')
    expect(
      reader.hear({ type: 'response.output_text.done', item_id: 'b', content_index: 0, text: '{"a":1}' }),
    ).toBe('')
    expect(reader.heard.text).toBe('{"a":1}')
  })

  it('finds the answer in the end, where no piece of it came', () => {
    const reader = responsesWire.reader()
    const output = [{ type: 'message', content: [{ type: 'output_text', text: '{}' }] }]
    expect(reader.hear({ type: 'response.completed', response: { status: 'completed', output } })).toBe('{}')
    expect(reader.heard).toEqual({ text: '{}', usage: null, end: 'whole' })
  })

  it.each(['invalid_prompt', 'bio_policy'])('takes %s for the refusal that it is', (code) => {
    const reader = responsesWire.reader()
    reader.hear({ type: 'response.failed', response: { status: 'failed', error: { code, message: '' } } })
    expect(reader.heard.end).toBe('refused')
  })
})

describe('thoughts', () => {
  const answer = '{"summary":"About </think> tags"}'

  it.each([
    [answer, answer],
    [`<think>a {"b"}</think>${answer.replace('</think>', '')}`, '{"summary":"About  tags"}'],
    ['<think>never done', '<think>never done'],
  ])('are left out of %s', (text, expected) => {
    expect(withoutThoughts(text)).toBe(expected)
  })

  it('are held back however they are cut up, and an answer is not', () => {
    const texts = fc.constantFrom(answer, ` \n<think>a < b {</think>${answer}`, '<thin', '<thought>{}')
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (text, sizes) => {
        const filter = createThoughtFilter()
        let out = ''
        for (let at = 0, n = 0; at < text.length; n += 1) {
          const size = sizes[n % sizes.length] ?? 1
          out += filter(text.slice(at, at + size))
          at += size
        }
        const end = text.startsWith(' ') ? text.slice(text.indexOf('</think>') + '</think>'.length) : text
        expect(out).toBe(text === '<thin' ? '' : end)
      }),
    )
  })
})
