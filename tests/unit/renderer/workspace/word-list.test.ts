// Would catch: a pasted list that becomes one word, a word twice in another spelling, and words left out in silence.
import { expect, test } from 'vitest'
import { addWords } from '../../../../src/renderer/screens/workspace/word-list.ts'

test('a pasted list becomes words, each once, in its last spelling', () => {
  expect(addWords(['github'], ' GitHub, boiler  suit;\nskerry,, ')).toEqual({
    words: ['GitHub', 'boiler suit', 'skerry'],
    problem: null,
  })
})

test('what is too long or too much is left out and said', () => {
  const long = addWords(['a'], `${'x'.repeat(101)}, b`)
  expect(long).toMatchObject({
    words: ['a', 'b'],
    problem: expect.stringContaining('100 characters at most'),
  })
  const full = Array.from({ length: 200 }, (_, index) => `w${index}`)
  expect(addWords(full, 'one more')).toMatchObject({
    words: full,
    problem: expect.stringContaining('200 words'),
  })
  expect(addWords(full, 'W7').words[7]).toBe('W7')
})
