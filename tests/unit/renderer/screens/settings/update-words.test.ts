// What is read before it is agreed to. Catches: a host that is asked and not named, a copy that says it asks and cannot.
import { expect, test } from 'vitest'
import { askedWords, consentWords } from '../../../../../src/renderer/screens/settings/update-words.ts'
import type { UpdatesView } from '../../../../../src/shared/ipc/update-views.ts'

const view: UpdatesView = {
  hosts: ['updates.example.org', 'files.example.org'],
  ...{
    on: false,
    version: '0.1.0',
    canInstall: true,
    checkedAt: null,
    state: { kind: 'idle' },
    problem: null,
  },
}

test('every host is named, how often it is asked, and what it is told', () => {
  const words = consentWords(view).join(' ')
  for (const part of [
    ...view.hosts,
    'once a day',
    'version that you have',
    'kind of your system',
    'Nothing of yours',
  ])
    expect(words).toContain(part)
})

test('a copy that has nowhere to ask says that it asks nobody', () => {
  expect(consentWords({ ...view, hosts: [] }).join(' ')).toMatch(/asks nobody/)
})

test('after a failure nothing is said of the newest version', () => {
  expect(askedWords({ ...view, on: true, checkedAt: 1_700_000_000_000, problem: 'not reached' })).toBe('')
  expect(askedWords({ ...view, on: true, state: { kind: 'newest' } })).toBe('You have the newest version.')
})
