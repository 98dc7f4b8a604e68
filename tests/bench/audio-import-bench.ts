// What hours of sound cost to take in: time, memory from its first quarter to its last, and how long the window and
// main stand still. STUDIO_BENCH_HOURS says how many hours; 5 unless it is set.
import { lengthMs, seams } from '../support/audio-import-kit.ts'
import { runLongImport } from '../support/long-import.ts'
import { quartersRow, benchHours, row, type BenchRow } from './measure.ts'

export async function benchAudioImport(): Promise<BenchRow[]> {
  const hours = benchHours()
  const long = await runLongImport(hours * 3600)
  const wrong = seams(long.segments)
  if (wrong.length > 0 || lengthMs(long.segments) !== hours * 3_600_000)
    throw new Error(`Not all came in: ${lengthMs(long.segments)} ms; ${wrong.join('; ')}`)
  const held = (what: string, quarters: number[]): BenchRow =>
    quartersRow(`${hours} hours of sound: ${what}`, quarters)
  return [
    row({
      what: `${hours} hours of sound taken in`,
      value: long.tookMs,
      unit: 'ms',
      baseline: 'as long as they are',
      baselineValue: hours * 3_600_000,
      runs: 1,
      note: `longest block of the window ${Math.round(long.windowBlockMs)} ms, of main ${Math.round(long.mainBlockMs)} ms`,
    }),
    held('process of the window, with the worker', long.windowMb),
    held('process of main', long.mainMb),
  ]
}
