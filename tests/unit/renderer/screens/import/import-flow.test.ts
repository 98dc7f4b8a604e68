import { describe, expect, test } from 'vitest'
import {
  commitInput,
  failedStep,
  formFor,
  importObstacle,
  sampleText,
  withAuthor,
} from '../../../../../src/renderer/screens/import/import-flow.ts'
import { StudioError } from '../../../../../src/shared/errors.ts'
import type { ImportPreview } from '../../../../../src/shared/ipc/views.ts'

const preview: ImportPreview = {
  importId: 'i1',
  fileName: 'talk.txt',
  format: 'text',
  title: 'Talk',
  speakers: [
    { name: 'Ann', turns: 2, words: 40, suggestedRole: 'author' },
    { name: 'Bob', turns: 2, words: 8, suggestedRole: 'interviewer' },
  ],
  turns: 4,
  words: 48,
  sample: [],
  warnings: [],
}

describe('roles', () => {
  test('the suggested author is chosen from the start', () => {
    expect(formFor(preview, null).authors).toEqual(['Ann'])
  })

  // Bug: clicking a role twice lists a speaker twice, and taking it away leaves one behind.
  test('a speaker is an author once or not at all', () => {
    const twice = withAuthor(withAuthor(formFor(preview, null), 'Bob', true), 'Bob', true)
    expect(twice.authors).toEqual(['Ann', 'Bob'])
    expect(withAuthor(twice, 'Bob', false).authors).toEqual(['Ann'])
  })

  // Bug: an import without an author reaches main, which can only refuse it in its own words.
  test('without an author the way is barred, in words', () => {
    const nobody = withAuthor(formFor(preview, null), 'Ann', false)
    expect(importObstacle(nobody)).toMatch(/author/)
    expect(importObstacle(formFor(preview, null))).toBeNull()
  })
})

describe('where it goes', () => {
  // Bug: an import opened from a project makes a second project, or the other way round.
  test('into the project it was opened from, unless the author wants a new one', () => {
    const form = formFor(preview, 'p1')
    expect(commitInput(preview, form, 'p1').projectId).toBe('p1')
    expect(commitInput(preview, { ...form, target: 'new' }, 'p1').projectId).toBeNull()
    expect(commitInput(preview, formFor(preview, null), null).projectId).toBeNull()
  })
})

describe('failures', () => {
  // Bug: the line number that main found is not shown.
  test('keep the words and the line', () => {
    const error = new StudioError('IMPORT_FAILED', 'Line 214: not a time.', { line: 214 })
    expect(failedStep(error)).toEqual({ step: 'failed', message: 'Line 214: not a time.', line: 214 })
    expect(failedStep(new StudioError('IMPORT_FAILED', 'Empty.'))).toMatchObject({ line: null })
  })

  test('what is not an error still has words', () => {
    expect(failedStep('odd')).toMatchObject({ step: 'failed', line: null })
  })
})

// Bug: a sample that ends in the middle of a word looks like a damaged file.
test('a turn that was cut short says so, a whole one does not', () => {
  expect(sampleText('both positively and negati')).toBe('both positively and negati…')
  expect(sampleText('Go ahead. ')).toBe('Go ahead. ')
  expect(sampleText('Who?”')).toBe('Who?”')
})
