import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseByteRange } from '../../../../src/main/app/byte-range.ts'

test.each([
  ['bytes=0-', 10, { kind: 'part', start: 0, end: 9 }],
  ['bytes=3-5', 10, { kind: 'part', start: 3, end: 5 }],
  ['bytes=3-500', 10, { kind: 'part', start: 3, end: 9 }],
  ['bytes=-4', 10, { kind: 'part', start: 6, end: 9 }],
  ['bytes=-40', 10, { kind: 'part', start: 0, end: 9 }],
  ['bytes=-0', 10, { kind: 'unsatisfiable' }],
  ['bytes=0-', 0, { kind: 'unsatisfiable' }],
  ['bytes=5-3', 10, { kind: 'whole' }],
  ['bytes=0-1,4-5', 10, { kind: 'whole' }],
  ['items=0-1', 10, { kind: 'whole' }],
  [null, 10, { kind: 'whole' }],
] as const)('%s of %d bytes', (header, size, expected) => {
  expect(parseByteRange(header, size)).toEqual(expected)
})

test('a part never leaves the file', () => {
  const end = fc.option(fc.nat({ max: 30 }), { nil: '' })
  fc.assert(
    fc.property(end, end, fc.nat({ max: 20 }), (first, last, size) => {
      const range = parseByteRange(`bytes=${first}-${last}`, size)
      if (range.kind !== 'part') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeLessThan(size)
      expect(range.start).toBeLessThanOrEqual(range.end)
    }),
  )
})
