// Bugs caught: "$0.00" for something that was paid for, an unknown price shown as free, cached tokens counted twice.
import { expect, it } from 'vitest'
import {
  costWords,
  minutesWords,
  moneyWords,
  tokenRows,
} from '../../../../../src/renderer/screens/voice/usage-words.ts'

it('never calls a small amount nothing', () => {
  expect(moneyWords(0.004)).toBe('under $0.01')
  expect(moneyWords(0)).toBe('$0.00')
  expect(moneyWords(1.2)).toBe('$1.20')
})

it('says that a cost is not known instead of calling it nothing', () => {
  expect(costWords({ costUsd: null })).toContain('not known')
  expect(costWords({ costUsd: 1.419 })).toBe('about $1.42')
  expect(costWords({ costUsd: 0.004 })).toBe('under $0.01')
})

it('tells minutes as a person does', () => {
  expect(minutesWords(59_999)).toBe('under a minute')
  expect(minutesWords(61_000)).toBe('1 min')
  expect(minutesWords(64 * 60_000)).toBe('1 h 4 min')
})

it('shows cached tokens as part of what was read', () => {
  const totals = {
    inputTextTokens: 10,
    cachedTextTokens: 4,
    outputTextTokens: 2,
    inputAudioTokens: 100,
    cachedAudioTokens: 60,
    outputAudioTokens: 50,
    audioSeconds: 0,
  }
  expect(tokenRows({ totals })).toEqual([
    { label: 'Sound', heard: 100, cached: 60, made: 50 },
    { label: 'Text', heard: 10, cached: 4, made: 2 },
  ])
})
