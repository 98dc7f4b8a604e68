import { expect, test } from 'vitest'
import { judgeArgument } from '../../../../src/main/ipc/argument-size.ts'

test('plain data within the bound passes', () => {
  expect(judgeArgument({ a: [1, 'two', null, { b: true, c: undefined }] })).toBe('ok')
})

test('counts bytes, not characters: an author who writes in Japanese has the same bound', () => {
  expect(judgeArgument('語'.repeat(40), 100)).toBe('too_large')
  expect(judgeArgument('g'.repeat(40), 100)).toBe('ok')
})

test('many small things are as large as one large thing', () => {
  expect(judgeArgument(Array.from({ length: 2_000_000 }, () => 0))).toBe('too_large')
  expect(
    judgeArgument(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key${i}`, 0])), 5000),
  ).toBe('too_large')
})

test('a cycle or a deep nest ends the walk instead of the process', () => {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle
  expect(judgeArgument(cycle)).toBe('too_deep')
})

test('what is neither plain data nor bytes is refused: maps, raw buffers, dates, big integers', () => {
  for (const value of [
    new Map(),
    new ArrayBuffer(3),
    new Float32Array(3),
    new Date(0),
    10n,
    { in: [new Set()] },
  ]) {
    expect(judgeArgument(value)).toBe('not_plain')
  }
})

test('bytes count as what they are, wherever they lie', () => {
  expect(judgeArgument({ data: new Uint8Array(1000) }, 1100)).toBe('ok')
  expect(judgeArgument({ data: new Uint8Array(2000) }, 1100)).toBe('too_large')
  expect(judgeArgument([new Uint8Array(600), new Uint8Array(600)], 1100)).toBe('too_large')
})
