// The list of licences. Catches: a key that leaves the list, a search that hides what it should show.
import { expect, test } from 'vitest'
import { foundIn, stepFrom } from '../../../../../src/renderer/screens/about/licence-search.ts'
import type { LicenceView } from '../../../../../src/shared/ipc/about-views.ts'

const of = (name: string, licence: string): LicenceView => ({
  ...{ kind: 'package', name, version: '1', licence, about: '', text: '' },
})
const all = [of('React', 'MIT'), of('react-dom', 'MIT'), of('mediabunny', 'MPL-2.0')]

test.each([
  ['', 3],
  ['react', 2],
  ['REACT dom', 1],
  ['mpl', 1],
  ['react mpl', 0],
])('“%s” finds %i', (typed, count) => {
  expect(foundIn(all, typed)).toHaveLength(count)
})

test('keys stay within the list', () => {
  expect(stepFrom(0, 'ArrowUp', 3)).toBe(0)
  expect(stepFrom(2, 'ArrowDown', 3)).toBe(2)
  expect(stepFrom(0, 'End', 3)).toBe(2)
  expect(stepFrom(0, 'PageDown', 100)).toBe(8)
  expect(stepFrom(0, 'a', 3)).toBeNull()
  expect(stepFrom(0, 'End', 0)).toBeNull()
})
