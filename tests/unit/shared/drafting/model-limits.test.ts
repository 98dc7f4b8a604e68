// How long prompts and answers may be: what is known of a model, and the author's word over it.
import { expect, it } from 'vitest'
import { draftingLimits } from '../../../../src/shared/drafting/model-limits.ts'

it.each([
  ['hosted', 'gpt-6.1-sol', null, 60_000, 16_000],
  ['hosted', 'gpt-6.1-sol-2026-10-01', null, 60_000, 16_000],
  ['hosted', 'something-new', null, 16_000, 16_000],
  ['hosted', 'constructor', null, 16_000, 16_000],
  ['server', 'llama', null, 6000, 4000],
  ['hosted', 'gpt-6.1-sol', 200_000, 200_000, 16_000],
  ['hosted', 'something-new', 40_000, 40_000, 16_000],
  ['server', 'llama', 30_000, 30_000, 4000],
  // More than the model can read.
  ['hosted', 'gpt-6.1-sol', 5_000_000, 1_034_000, 16_000],
  // Less than the rules and a passage need.
  ['server', 'llama', 10, 2000, 4000],
] as const)('%s %s with a budget of %s', (engine, model, budget, promptTokens, outputTokens) => {
  expect(draftingLimits(engine, model, budget)).toEqual({ promptTokens, outputTokens })
})
