import { expect, test } from 'vitest'
import { engineOptions } from '../../../../../src/renderer/screens/settings/drafting-choices.ts'
import {
  draftingErrors,
  draftingForm,
  draftingInput,
  paidModel,
  willForgetServerKey,
} from '../../../../../src/renderer/screens/settings/drafting-form.ts'
import type { SettingsView } from '../../../../../src/shared/ipc/views.ts'
import { stored as plain } from './kept-settings.ts'

const stored: SettingsView = {
  ...plain,
  draftingEngine: 'server',
  serverModel: 'llama3.1:8b',
  hasServerKey: true,
  draftingBudget: 12_000,
  draftingCeilingUsd: 0.5,
}
const form = draftingForm(stored)

// Bug: opening and saving the settings changes a limit, or sends an empty key that wipes the kept one.
test('what is kept goes there and back without a change, and an untouched key is left out', () => {
  expect(draftingInput(form)).toEqual({
    draftingEngine: 'server',
    draftingModel: 'd',
    serverUrl: stored.serverUrl,
    serverModel: stored.serverModel,
    draftingBudget: 12_000,
    draftingCeilingUsd: 0.5,
  })
  expect(draftingInput({ ...form, serverKey: ' k\n' })).toMatchObject({ serverKey: 'k' })
  const none = { draftingBudget: null, draftingCeilingUsd: null }
  expect(draftingInput({ ...form, draftingBudget: ' ', draftingCeiling: '' })).toMatchObject(none)
})

// Bug: an address typed for an engine that was then not chosen is refused beside a field that is not on the screen.
test('what is not shown is neither checked nor sent', () => {
  const odd = { ...form, serverUrl: 'nowhere', draftingBudget: 'lots', draftingCeiling: 'x' }
  expect(draftingErrors({ ...odd, draftingEngine: 'embedded' })).toEqual({})
  expect(draftingInput({ ...odd, draftingEngine: 'embedded' })).toEqual({
    draftingEngine: 'embedded',
    draftingModel: 'd',
  })
  expect(draftingInput({ ...form, draftingEngine: 'hosted' })).not.toHaveProperty('serverUrl')
  expect(Object.keys(draftingErrors(odd))).toEqual(['draftingBudget', 'draftingCeiling'])
})

// Bug: sixteen thousand tokens typed with a comma become sixteen.
test.each([
  ['16000', 16_000],
  [' 16,000 ', 16_000],
  ['16 000', 16_000],
  ['1.000.000', 1_000_000],
  ['1999', null],
  ['1000001', null],
  ['16,00', null],
  ['-5000', null],
  ['many', null],
])('a prompt of "%s" tokens is %s', (draftingBudget, tokens) => {
  const typed = { ...form, draftingBudget }
  if (tokens === null) expect(draftingErrors(typed)).toHaveProperty('draftingBudget')
  else expect([draftingErrors(typed), draftingInput(typed).draftingBudget]).toEqual([{}, tokens])
})

test('the loss of the server’s key is foretold exactly when main would forget it', () => {
  expect(willForgetServerKey(form, stored)).toBe(false)
  const moved = { ...form, serverUrl: 'https://other.example/v1' }
  expect(willForgetServerKey(moved, stored)).toBe(true)
  expect(willForgetServerKey({ ...moved, serverKey: 'k' }, stored)).toBe(false)
  expect(willForgetServerKey(moved, { ...stored, hasServerKey: false })).toBe(false)
})

// Bug: a model on this computer is said to lack a price, or one on a paid server is said to be free.
test('what is paid for is known by where it is', () => {
  expect(paidModel(form)).toBeNull()
  expect(paidModel({ ...form, serverUrl: 'http://[::1]:8080/v1' })).toBeNull()
  expect(paidModel({ ...form, serverUrl: 'https://localhost.example/v1' })).toBe('llama3.1:8b')
  expect(paidModel({ ...form, draftingEngine: 'hosted' })).toBe('d')
  expect(paidModel({ ...form, draftingEngine: 'embedded' })).toBeNull()
})

// Bug: the screen says that nothing leaves the computer while it does, or names another host than the one set.
test('each choice says where the words go', () => {
  const words = (baseUrl: string, serverUrl: string) =>
    engineOptions({ baseUrl, serverUrl }).map(({ description }) => JSON.stringify(description))
  const [hosted, server, embedded] = words(stored.baseUrl, stored.serverUrl)
  expect(hosted).toContain('api.openai.com')
  expect(server).toContain('on this computer')
  expect(embedded).toContain('nothing leaves this computer')
  expect(words('', 'https://models.example/v1')[1]).toContain('go to models.example and nowhere else')
  expect(words('not yet', 'http')[0]).toContain('that service')
})
