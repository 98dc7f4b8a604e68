// What three hours of talk cost: memory at their end against their beginning, and their last quarter against the first.
import type { StudioMemory } from '../support/studio-memory.ts'
import { EXCHANGES, runThreeHours } from '../support/three-hours.ts'
import { row, type BenchRow } from './measure.ts'

export async function benchHours(): Promise<BenchRow[]> {
  const { memory, quarterMs, events, items, stopMs } = await runThreeHours()
  const spoken = items.filter(({ type }) => type === 'message').length
  if (spoken <= EXCHANGES * 2) throw new Error(`Of ${EXCHANGES} exchanges only ${spoken} lines were kept`)
  const held = (what: string, key: keyof StudioMemory): BenchRow => {
    const quarters = memory.map((at) => at[key])
    return row({
      what: `three hours of talk: ${what}`,
      value: quarters[4] ?? Number.NaN,
      unit: 'MB',
      baseline: 'at the first question',
      baselineValue: quarters[0] ?? Number.NaN,
      runs: 1,
      note: `by the quarter ${quarters.slice(1, 5).map(Math.round).join(', ')}`,
    })
  }
  return [
    held('heap of the window', 'windowHeap'),
    held('process of the window', 'windowProcess'),
    held('heap of main', 'mainHeap'),
    held('process of main', 'mainProcess'),
    row({
      what: 'three hours of talk: the last quarter',
      value: quarterMs[3] ?? Number.NaN,
      unit: 'ms',
      baseline: 'the first quarter',
      baselineValue: quarterMs[0] ?? Number.NaN,
      runs: 1,
      note: `${events} events in all; Stop took ${Math.round(stopMs)} ms`,
    }),
  ]
}
