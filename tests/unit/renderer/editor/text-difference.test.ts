// Bug caught: adopting a text changes it, or touches lines that are the same on both sides.
import fc from 'fast-check'
import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import { lineDifference } from '../../../../src/renderer/editor/text-difference.ts'

const text = fc
  .array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 1, maxLength: 8 })
  .map((lines) => Text.of(lines))

it('turns any text into any other', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      expect(lineDifference(from, to).apply(from).toString()).toBe(to.toString())
    }),
    { numRuns: 2000 },
  )
})

it('touches only the lines that differ', () => {
  const change = lineDifference(Text.of(['a', 'b', 'c']), Text.of(['a', 'x', 'c']))
  expect(change.toJSON()).toEqual([1, [2, '', 'x'], 2])
})
