// Catches: a question that is sent to a voice somewhere else.
import { expect, test } from 'vitest'
import { chooseVoice } from '../../../../src/renderer/speech/read-aloud.ts'

const voice = (lang: string, localService: boolean, isDefault = false) => ({
  lang,
  localService,
  default: isDefault,
})

test('only voices of this computer are used, however well another fits', () => {
  expect(chooseVoice([voice('en-GB', false, true), voice('de-DE', false)], 'en')).toBeNull()
  expect(chooseVoice([voice('en-GB', false, true), voice('en-US', true)], 'en-GB')?.lang).toBe('en-US')
})

test('the language counts, then what the system prefers; no voice of the language is no voice', () => {
  const voices = [voice('en-US', true), voice('en_GB', true, true), voice('de-DE', true)]
  expect(chooseVoice(voices, 'en')?.lang).toBe('en_GB')
  expect(chooseVoice(voices, 'de-AT')?.lang).toBe('de-DE')
  expect(chooseVoice(voices, 'fr')).toBeNull()
  expect(chooseVoice(voices, '')?.lang).toBe('en_GB')
})
