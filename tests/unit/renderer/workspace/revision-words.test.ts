// Bugs caught: a revision that claims to have changed nothing, or shows a count that is not there yet as none.
import { expect, it } from 'vitest'
import { changeWords, revisionName } from '../../../../src/renderer/screens/workspace/revision-words.ts'
import type { DocumentRevision } from '../../../../src/shared/document/document.ts'

const revision = (more: Partial<DocumentRevision>): DocumentRevision => ({
  projectId: 'p',
  revision: 3,
  author: 'drafter',
  jobId: null,
  createdAt: new Date(2026, 10, 22, 15, 4).getTime(),
  words: 1204,
  wordsAdded: null,
  wordsRemoved: null,
  ...more,
})

it('says what came and went, or until that is counted how the length changed', () => {
  expect(changeWords(revision({ wordsAdded: 1200, wordsRemoved: 30 }), { words: 34 })).toBe('+1,200 −30')
  // Bug: as many words came as went, and nothing seems to have changed.
  expect(changeWords(revision({ wordsAdded: 5, wordsRemoved: 5 }), { words: 1204 })).toBe('+5 −5')
  expect(changeWords(revision({}), { words: 1304 })).toBe('−100')
  expect(changeWords(revision({}), null)).toBe('+1,204')
  expect(changeWords(revision({ wordsAdded: 0, wordsRemoved: 0 }), null)).toBe('')
})

it('names a revision so that it can be picked', () => {
  expect(revisionName(revision({}))).toBe('22 Nov, 15:04 · The drafter · 1,204 words')
  expect(revisionName(revision({ words: 1, author: 'restore' }))).toBe('22 Nov, 15:04 · Restored · 1 word')
})
