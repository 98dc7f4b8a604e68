// Would catch: a traceability check that lets everything pass.
import { describe, expect, test } from 'vitest'
import { checkTraceable } from '../../../../support/traceability.ts'

const items = [
  { itemId: 'q', role: 'assistant' as const, text: 'Did you ever sail to Leith?' },
  {
    itemId: 'a',
    role: 'user' as const,
    text: "Well, um, we had - we had a boat, you know, and the... My father sold it in 1961 for twelve pounds (laughing). I never sailed again, and I don't miss the cold.",
  },
]
const check = (markdown: string, sources = ['a']): string[] => checkTraceable([{ markdown, sources }], items)

test('passes what the rules allow', () => {
  expect(check('We had a boat. My father sold it in 1961 for twelve pounds.')).toEqual([])
  expect(check("I never sailed again, and I don't miss the cold.")).toEqual([])
})

describe('fails', () => {
  test.each([
    ['an added word', 'We had a small boat.'],
    ['a changed word', 'My father sold it in 1962 for twelve pounds.'],
    ['a left-out word', 'My father sold it for twelve pounds.'],
    ['another order', 'For twelve pounds my father sold it in 1961.'],
    ['a negation dropped', 'I sailed again.'],
    ['the interviewer', 'Did you ever sail to Leith?'],
    ['an invented sentence', 'The sea was grey that morning.'],
  ])('%s', (_, sentence) => {
    expect(check(sentence)).toHaveLength(1)
  })

  test('a paragraph without sources, of unknown items, of the interviewer', () => {
    expect(check('We had a boat.', [])).not.toEqual([])
    expect(check('We had a boat.', ['a', 'nobody'])).not.toEqual([])
    expect(check('Did you ever sail to Leith?', ['q'])).not.toEqual([])
  })
})
