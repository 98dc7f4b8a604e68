import { describe, expect, test } from 'vitest'
import {
  adopted,
  deviceOptions,
  formErrors,
  formOf,
  inputOf,
  isChanged,
  sizeLabel,
  willForgetKey,
} from '../../../../../src/renderer/screens/settings/settings-form.ts'
import { stored } from './kept-settings.ts'

// Bug: a model that was installed while Settings are open is taken for not chosen again at Save.
test('takes in what was chosen elsewhere while it is open, and keeps what was changed here', () => {
  const form = { ...formOf(stored), language: 'de' }
  const now = { ...stored, liveModel: 'digits', language: 'fr' }
  expect(adopted(form, stored, now)).toEqual({ ...formOf(now), language: 'de' })
})

describe('what a save sends', () => {
  // Bug: saving another setting wipes the key, because an empty field is sent as a new key.
  test('an untouched key is left out, not emptied', () => {
    expect(inputOf(formOf(stored))).not.toHaveProperty('apiKey')
    expect(inputOf({ ...formOf(stored), apiKey: '   ' })).not.toHaveProperty('apiKey')
  })

  // Bug: a key pasted with its line break never works.
  test('a typed key is sent without the space around it', () => {
    expect(inputOf({ ...formOf(stored), apiKey: ' sk-1\n' }).apiKey).toBe('sk-1')
  })

  // Bug: what only main knows travels back and is refused by the contract.
  test('nothing else than the contract asks for is sent', () => {
    expect(Object.keys(inputOf(formOf(stored))).sort()).toEqual([
      'baseUrl',
      'ceilingUsd',
      'draftingBudget',
      'draftingCeilingUsd',
      'draftingEngine',
      'draftingModel',
      'hostedTranscription',
      'language',
      'liveModel',
      'microphone',
      'passModel',
      'pauseOnBattery',
      'prices',
      'realtimeModel',
      'speaker',
      'theme',
      'transcriber',
      'transcriberCommand',
      'voice',
    ])
  })

  // Bug: Esc on untouched settings asks whether to discard.
  test('only a real difference counts as changed', () => {
    expect(isChanged(formOf(stored), stored)).toBe(false)
    expect(isChanged({ ...formOf(stored), theme: 'dark' }, stored)).toBe(true)
    expect(isChanged({ ...formOf(stored), apiKey: 'x' }, stored)).toBe(true)
  })
})

describe('what is typed about costs', () => {
  const price = { textIn: 4, textCached: 0.4, textOut: 16, audioIn: 32, audioCached: 0.4, audioOut: 64 }
  const priced = { ...stored, ceilingUsd: 2.5, prices: { r: { ...price, audioMinute: 0 } } }

  // Bug: opening and saving the settings changes the ceiling or a price by a rounding.
  test('goes there and back without a change', () => {
    const input = inputOf(formOf(priced))
    expect(input).toMatchObject({ ceilingUsd: 2.5, prices: priced.prices })
    expect(isChanged(formOf(priced), priced)).toBe(false)
    expect(inputOf({ ...formOf(priced), ceiling: ' ' }).ceilingUsd).toBeNull()
  })

  // Bug: words in an amount reach main as NaN, and the whole form is refused with nothing said beside the field.
  test('says where an amount is none', () => {
    expect(formErrors(formOf(priced)).fields).toEqual({})
    expect(formErrors({ ...formOf(priced), ceiling: 'plenty' }).fields).toHaveProperty('ceiling')
    const rows = formOf(priced).prices.map((row) => ({ ...row, prices: { ...row.prices, audioIn: 'x' } }))
    expect(Object.keys(formErrors({ ...formOf(priced), prices: rows }).fields)).toEqual(['prices.0.audioIn'])
  })
})

// Bug: the author changes the server and the key is gone without a word.
test('the loss of the key is foretold exactly when main would forget it', () => {
  const form = formOf(stored)
  expect(willForgetKey(form, stored)).toBe(false)
  expect(willForgetKey({ ...form, baseUrl: 'https://other.example' }, stored)).toBe(true)
  expect(willForgetKey({ ...form, baseUrl: 'https://other.example', apiKey: 'sk' }, stored)).toBe(false)
  expect(willForgetKey({ ...form, baseUrl: 'https://other.example' }, { ...stored, hasApiKey: false })).toBe(
    false,
  )
})

describe('microphones and speakers', () => {
  // Bug: without permission the labels are empty and the list shows blank lines; the default shows twice.
  test('nameless devices get a name and Chromium’s aliases are left out', () => {
    const devices = [
      { deviceId: 'default', label: 'Default' },
      { deviceId: 'a', label: '' },
      { deviceId: 'b', label: 'Desk microphone' },
    ]
    expect(deviceOptions(devices, '', 'Microphone')).toEqual([
      { value: '', label: 'System default' },
      { value: 'a', label: 'Microphone 1' },
      { value: 'b', label: 'Desk microphone' },
    ])
  })

  // Bug: a choice that is unplugged at the moment is silently replaced on the next save.
  test('the one chosen stays in the list when it is not plugged in', () => {
    expect(deviceOptions([], 'gone', 'Speaker').map(({ value }) => value)).toEqual(['', 'gone'])
  })
})

test.each([
  [0, '0 KB'],
  [1536, '1.5 KB'],
  [20 * 1024, '20 KB'],
  [3.4 * 1024 * 1024, '3.4 MB'],
  [5000 * 1024 ** 3, '5,000 GB'],
])('%i bytes read "%s"', (bytes, words) => {
  expect(sizeLabel(bytes)).toBe(words)
})
