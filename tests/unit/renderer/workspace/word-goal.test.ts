// Would catch: a goal read as another number than was written, and a goal called reached too early.
import { expect, test } from 'vitest'
import { percentOf, readGoal, wordsOfGoal } from '../../../../src/renderer/screens/workspace/word-goal.ts'

test.each([
  ['1200', 1200],
  ['1,200', 1200],
  ['60 000 words', 60_000],
  ['1.200', 1200],
  ['', null],
  ['  ', null],
])('%j is a goal', (text, target) => {
  expect(readGoal(text, 1_000_000)).toEqual({ ok: true, target })
})

test.each(['0', '-5', '1.5', '1,2', 'many', '1000001', '12e3'])('%j is refused with words', (text) => {
  expect(readGoal(text, 1_000_000)).toEqual({
    ok: false,
    message: 'Write a number of words from 1 to 1,000,000, or nothing for no goal.',
  })
})

test('what is shown', () => {
  expect(wordsOfGoal(640, 1200)).toBe('640 of 1,200 words')
  expect([0, 1, 1640].map((words) => wordsOfGoal(words, null))).toEqual(['0 words', '1 word', '1,640 words'])
  expect([1199, 1200, 1500].map((words) => percentOf(words, 1200))).toEqual([99, 100, 125])
})
