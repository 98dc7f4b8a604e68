import { expect, test } from 'vitest'
import { fieldErrors } from '../../../../src/renderer/components/field-errors.ts'
import { StudioError } from '../../../../src/shared/errors.ts'

const known = ['baseUrl', 'title']

// Bug: main names the field and the words still stand at the top of the form.
test('a failure that names a field of the form stands beside it', () => {
  const error = new StudioError('INVALID_ARGUMENT', 'Too long.', { fields: ['title'] })
  expect(fieldErrors(error, known)).toEqual({ fields: { title: 'Too long.' }, form: null })
})

// Bug: words for a field this form does not have are lost.
test('everything else stands above the form', () => {
  const other = new StudioError('INVALID_ARGUMENT', 'No.', { fields: ['elsewhere'] })
  expect(fieldErrors(other, known)).toEqual({ fields: {}, form: 'No.' })
  expect(fieldErrors(new StudioError('DISK_FULL', 'Full.'), known).form).toBe('Full.')
  expect(fieldErrors(undefined, known).form).toMatch(/no words/)
})
