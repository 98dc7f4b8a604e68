// Bugs caught: a result that does not say who spoke or where, and a count that promises more than is shown.
import { expect, test } from 'vitest'
import { countWords, whereWords, whoWords } from '../../../../../src/renderer/screens/search/search-words.ts'
import type { SearchHit } from '../../../../../src/shared/search/search.ts'

const said: SearchHit = {
  ...{ id: 1, kind: 'item', projectId: 'p', projectTitle: 'The Iron Thimble', sessionId: 's' },
  ...{ sessionKind: 'guided', refId: 'i', role: 'user', speaker: null, snippet: { text: '', marks: [] } },
  ...{ at: Date.UTC(2026, 10, 22, 12), soundMs: null, soundEndMs: null, paragraph: null },
}

test('says who and where', () => {
  expect([whoWords(said), whereWords(said)]).toEqual([
    'You',
    'The Iron Thimble · Guided interview · 22 Nov 2026',
  ])
  expect(whoWords({ ...said, role: 'assistant' })).toBe('Interviewer')
  expect(whoWords({ ...said, speaker: 'Isa Calder' })).toBe('Isa Calder')
  expect(whoWords({ ...said, kind: 'blueprint', refId: 'timeline' })).toBe('Blueprint: Timeline')
  expect(whereWords({ ...said, projectTitle: null })).toMatch(/^No project yet · /)
  expect(whereWords({ ...said, kind: 'paragraph', at: null })).toBe('The Iron Thimble')
})

test('says how many, and when there are more', () => {
  expect(countWords({ total: 1, isCapped: false })).toBe('1 place')
  expect(countWords({ total: 12, isCapped: false })).toBe('12 places')
  expect(countWords({ total: 1000, isCapped: true })).toMatch(/^More than 1,000 places\./)
})
