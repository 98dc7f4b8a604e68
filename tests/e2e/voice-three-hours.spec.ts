// As long as a talk may get: three hours with three rotations. Nothing lost, nothing twice, a quick end, and memory that
// grows with the words and with nothing else. Catches work and memory that grow with the square of the talk.
import { expect, test } from '@playwright/test'
import { callsOf } from '../support/long-talk.ts'
import { recordedLines } from '../support/realtime-record.ts'
import type { StudioMemory } from '../support/studio-memory.ts'
import { EXCHANGES, runThreeHours, type ThreeHours } from '../support/three-hours.ts'
import { spoken } from '../support/voice-studio.ts'

/** Megabytes; a guard against leaks, five times what was measured. */
const MOST_HEAP_GROWTH = 100
const MOST_PROCESS_GROWTH = 300
/** Collections and caches are not the same every time. */
const SLACK = 10
const MOST_TOLD_A_QUARTER = 20
const STOP_WITHIN_MS = 10_000

let hours: ThreeHours
test('three hours of talk, with the waiting taken out', async () => {
  test.setTimeout(300_000)
  hours = await runThreeHours()
  report(hours)

  await test.step('every line once, in the order of the service’s own record', () => {
    expect(hours.record.map(({ ended }) => ended !== null)).toEqual([true, true, true, true])
    const lines = recordedLines(hours.record)
    expect(lines).toHaveLength(1 + EXCHANGES * 2)
    expect(spoken(hours.items)).toEqual(lines)
    for (const tool of ['create_note', 'list_notes', 'queue_draft_update']) {
      const calls = hours.items.filter(
        ({ type, payload }) => type === 'function_call' && payload?.['name'] === tool,
      )
      expect(calls, tool).toHaveLength(callsOf(tool, EXCHANGES))
    }
    expect(hours.summary).not.toContain('differs')
  })

  await test.step('memory grows with the words', () => {
    expectSteady(
      hours.memory.map(({ windowHeap }) => windowHeap),
      MOST_HEAP_GROWTH,
    )
    expectSteady(
      hours.memory.map(({ mainHeap }) => mainHeap),
      MOST_HEAP_GROWTH,
    )
    expect(growth(hours.memory.map(({ windowProcess }) => windowProcess))).toBeLessThan(MOST_PROCESS_GROWTH)
    expect(growth(hours.memory.map(({ mainProcess }) => mainProcess))).toBeLessThan(MOST_PROCESS_GROWTH)
  })

  await test.step('the end costs no more than the beginning', () => {
    for (const told of hours.toldMb) expect(told).toBeLessThan(MOST_TOLD_A_QUARTER)
    expect(hours.stopMs).toBeLessThan(STOP_WITHIN_MS)
  })
  expect(hours.errors).toEqual([])
})

function expectSteady(quarters: number[], most: number): void {
  const [start = 0, first = 0, , before = 0, end = 0] = quarters
  expect(growth(quarters)).toBeLessThan(most)
  expect(end - before).toBeLessThan(1.5 * (first - start) + SLACK)
}

/** Over the talk: after Stop, some of it is let go. */
function growth(quarters: number[]): number {
  return (quarters[4] ?? Infinity) - (quarters[0] ?? 0)
}

const columns: [string, keyof StudioMemory][] = [
  ['heap of the window', 'windowHeap'],
  ['its process', 'windowProcess'],
  ['heap of main', 'mainHeap'],
  ['its process', 'mainProcess'],
]

function report({ memory, events, quarterMs, toldMb, stopMs }: ThreeHours): void {
  const list = (values: number[], digits = 0) => values.map((value) => value.toFixed(digits)).join(', ')
  const figures = columns.map(([what, key]) => `${what} ${list(memory.map((at) => at[key]))} MB`)
  console.log(
    `three hours, ${events} events: ${figures.join('; ')} (at the start, after each quarter, after Stop); ` +
      `quarters took ${list(quarterMs)} ms and told ${list(toldMb, 1)} MB; Stop took ${stopMs.toFixed(0)} ms`,
  )
}
