import { expect, test } from 'vitest'
import { defaultTimeout } from '../../../../src/renderer/stores/toasts-store.ts'

// Bug: a problem vanishes before it is read, or an undo before it can be reached.
test('problems stay until closed, and an undo stays longer than plain news', () => {
  expect(defaultTimeout('problem', false)).toBe(0)
  expect(defaultTimeout('plain', true)).toBeGreaterThan(defaultTimeout('plain', false))
})
