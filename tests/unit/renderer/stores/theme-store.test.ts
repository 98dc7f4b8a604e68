import { expect, test } from 'vitest'
import { applyTheme } from '../../../../src/renderer/stores/theme-store.ts'

// Bug: going back to "As the system" leaves the last choice on the page.
test('the page carries a theme only when the author chose one', () => {
  const attributes = new Map<string, string>()
  const root = {
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    removeAttribute: (name: string) => void attributes.delete(name),
  }
  applyTheme(root, 'dark')
  expect(attributes.get('data-theme')).toBe('dark')
  applyTheme(root, 'system')
  expect(attributes.has('data-theme')).toBe(false)
})
