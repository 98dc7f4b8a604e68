import { expect, test } from 'vitest'
import { wordsFor } from '../../../../../src/renderer/screens/settings/check-microphone.ts'

function failure(name: string): Error {
  return Object.assign(new Error('raw words of the browser'), { name })
}

// Bug: “NotReadableError” on the screen, or one sentence for all of them.
test('each thing that stands in the way has words of its own, and says what to do', () => {
  const help = 'Open the system settings.'
  const names = ['NotAllowedError', 'NotFoundError', 'OverconstrainedError', 'NotReadableError']
  const words = names.map((name) => wordsFor(failure(name), help))
  expect(new Set(words).size).toBe(names.length)
  for (const sentence of words) expect(sentence).not.toMatch(/Error|raw words/)
  expect(words[0]).toContain(help)
})

test('what nobody foresaw is told as it is', () => {
  expect(wordsFor(failure('UnheardOfError'), '')).toContain('raw words of the browser')
  expect(wordsFor('odd', '')).toContain('odd')
})
