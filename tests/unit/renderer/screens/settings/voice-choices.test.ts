import { expect, test } from 'vitest'
import { languageOptions, voiceOptions } from '../../../../../src/renderer/screens/settings/voice-choices.ts'

// Bug: a voice or a language that the list does not know shows as the first of the list and is saved as that.
test('what is kept is always among the choices', () => {
  for (const kept of ['marin', 'voice_of_my_own']) {
    expect(voiceOptions(kept).map(({ value }) => value)).toContain(kept)
  }
  for (const kept of ['', 'de', 'de-AT', 'x-nobody']) {
    expect(languageOptions(kept).filter(({ value }) => value === kept)).toHaveLength(1)
  }
})
