// Catches: marks that stand beside the words after blank space was made one, and signs that are left in the text.
import { expect, test } from 'vitest'
import { MARK_BEGINS as B, MARK_ENDS as E, readSnippet } from '../../../../src/shared/search/snippet.ts'

test('marks stand where the words do, on one line', () => {
  const { text, marks } = readSnippet(`## The\n\n  ${B}light${E}house,\tand ${B}a lamp${E}`)
  expect(text).toBe('The lighthouse, and a lamp')
  expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['light', 'a lamp'])
})

test('signs of an author’s own text mark nothing that is not there', () => {
  expect(readSnippet(`${E}a ${B}${E}b ${B}c`)).toEqual({ text: 'a b c', marks: [] })
})
