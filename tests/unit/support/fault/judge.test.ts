// Would catch: a suite that calls a row held which was not measured, missed its bound, or whose tests failed.
import { expect, test } from 'vitest'
import { judge, type Told } from '../../../fault/suite/judge.ts'
import { reliabilityPage } from '../../../fault/suite/document.ts'
import type { FaultRow } from '../../../fault/fault-row.ts'
import { faultRows, rowIds, type RowId } from '../../../fault/rows.ts'
import type { RowResult } from '../../../fault/suite/results.ts'

const row: FaultRow = {
  ...{ fault: 'kill', how: 'SIGKILL', small: 1, full: 10, tests: ['a.test.ts'], needs: 'strace' },
  figures: {
    kills: { words: 'kills', atLeast: 'count' },
    lost: { words: 'rows lost', atMost: 0 },
    ms: { words: 'after', unit: 'ms', join: 'most', atMost: 100 },
    twice: { words: 'rows twice', atMost: 0, ends: true },
  },
}
const told = (figures: Record<string, number>): Told => ({ row: 'kill', figures })
const good = [told({ kills: 5, lost: 0, ms: 80 }), told({ kills: 5, lost: 0, ms: 70 })]

test('figures of several tests are added up, or the most of them counts', () => {
  expect(judge(row, 10, good, true)).toEqual({
    ...{ verdict: 'held', problems: [] },
    figures: { kills: 10, lost: 0, ms: 80, twice: 0 },
  })
})

test.each<[string, Told[], string]>([
  ['a bound that was passed', [...good, told({ lost: 1 })], 'rows lost: more than 0'],
  ['a time that was passed once', [...good, told({ ms: 101 })], 'after: more than 100'],
  ['fewer than were meant', good.slice(1), 'kills: fewer than 10'],
  ['a figure that nobody told', [told({ kills: 10, ms: 1 })], 'rows lost: not measured'],
])('%s is not held', (_what, lines, problem) => {
  expect(judge(row, 10, lines, true)).toMatchObject({ verdict: 'not held', problems: [problem] })
})

test('what a failed test told does not count as held, and what was never told is not made up', () => {
  expect(judge(row, 10, good, false)).toMatchObject({ verdict: 'failed', figures: { kills: 10 } })
  expect(judge(row, 10, good, false).figures).not.toHaveProperty('twice')
  expect(judge(row, 10, [], true)).toMatchObject({ verdict: 'skipped', problems: ['needs strace'] })
})

test('the page says of each row what it came to, and of one that was not run that it was not', () => {
  const machine = {
    processor: 'P',
    cores: 2,
    memoryGb: 8,
    system: 'S',
    electron: '1',
    node: '2',
    sqlite: '3',
  }
  const common = { count: 200, seconds: 9, day: '2026-01-02', commit: 'abc' }
  const figures = { kills: 200, acknowledged: 4321, lost: 1, damaged: 0 }
  const result: RowResult = { ...common, figures, verdict: 'not held', problems: ['rows lost: more than 0'] }
  const rows = new Map<RowId, RowResult>([['store-kill', result]])
  const page = reliabilityPage({ machine, rows, mutations: [] })
  const lines = page.split('\n').filter((line) => line.startsWith('| kill -9 of the store'))
  expect(lines).toEqual([expect.stringContaining('| 200 | kills: 200; rows acknowledged: 4,321;')])
  expect(lines[0]).toContain('| **no**: rows lost: more than 0 | 2026-01-02, abc, 9 s |')
  expect(page.match(/\| not run \|/g)).toHaveLength(rowIds.length - 1)
})

test('each row has tests and a bound that can be missed', () => {
  for (const { tests, figures, small, full } of Object.values(faultRows)) {
    expect(tests.length).toBeGreaterThan(0)
    expect(full).toBeGreaterThanOrEqual(small)
    const bounds = Object.values(figures).filter(({ atMost, atLeast }) => (atMost ?? atLeast) !== undefined)
    expect(bounds.length).toBeGreaterThan(0)
  }
})
