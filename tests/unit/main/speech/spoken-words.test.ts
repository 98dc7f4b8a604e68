// What the engine's answer becomes. Catches words in capitals, pieces of words as words, and times of another clock.
import { expect, test } from 'vitest'
import { readSpoken } from '../../../../src/main/speech/process/spoken-words.ts'

const at = { atMs: 60_000, lengthMs: 2000, small: false }

test('pieces that begin with a blank begin a word; a word ends where the next begins', () => {
  const result = {
    text: ' Ask not, my friend',
    tokens: ['▁Ask', ' no', 't', ',', ' my', ' fri', 'end'],
    timestamps: [0.1, 0.4, 0.5, 0.6, 0.7, 1.2, 1.8],
  }
  expect(readSpoken(result, at)).toEqual({
    text: 'Ask not, my friend',
    words: [
      { text: 'Ask', startMs: 60_100, endMs: 60_400 },
      { text: 'not,', startMs: 60_400, endMs: 60_700 },
      { text: 'my', startMs: 60_700, endMs: 61_100 },
      { text: 'friend', startMs: 61_200, endMs: 62_000 },
    ],
  })
})

test('models that know capitals only are told in small letters, but for I', () => {
  const result = { text: "I'M SURE I AM IN ITHACA", tokens: [" I'M", ' IN'], timestamps: [0, 0.5] }
  const { text, words } = readSpoken(result, { ...at, small: true })
  expect(text).toBe("I'm sure I am in ithaca")
  expect(words?.map((word) => word.text)).toEqual(["I'm", 'in'])
})

test.each([
  ['no times', { text: 'Ask', tokens: [' Ask'] }],
  ['fewer times than tokens', { text: 'Ask not', tokens: [' Ask', ' not'], timestamps: [0.1] }],
])('%s: words without times', (_what, result) => {
  expect(readSpoken(result, at).words).toBeNull()
})

test('an answer that is none is a bug', () => {
  expect(() => readSpoken({ words: [] }, at)).toThrow()
})
