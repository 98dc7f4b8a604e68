// Bugs caught: a page that claims a model was or was not used when it is not so; times that read wrong.
import { expect, it } from 'vitest'
import { pageNote } from '../../../../src/renderer/screens/workspace/page-note.ts'
import { elapsedWords } from '../../../../src/renderer/screens/workspace/time-words.ts'

const facts = { engine: null, model: null, hasDrafted: false, hasTranscript: false, words: 3 }

it('says who arranged the page', () => {
  expect(pageNote({ ...facts, engine: 'embedded', hasDrafted: true })).toMatch(/no model was used/)
  const hosted = pageNote({ ...facts, engine: 'hosted', model: 'gpt-x', hasDrafted: true })
  expect(hosted).toMatch(/by gpt-x/)
  expect(hosted).not.toMatch(/no model/)
  expect(pageNote({ ...facts, hasDrafted: true })).not.toMatch(/model|Last/)
})

it('says what to do next while nothing is there, and is quiet afterwards', () => {
  expect(pageNote(facts)).toMatch(/start an interview/)
  expect(pageNote({ ...facts, hasTranscript: true })).toMatch(/Update draft/)
  expect(pageNote({ ...facts, words: 500 })).toBeNull()
})

it('counts elapsed time', () => {
  expect([0, 61_000, 3_849_999].map(elapsedWords)).toEqual(['0:00', '1:01', '1:04:09'])
})
