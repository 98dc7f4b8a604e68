// What hours of sound cost to be written down: time, the memory of each process from the first quarter to the last, and how long
// the window and main stand still meanwhile. STUDIO_BENCH_HOURS says how many hours; 5 unless it is set.
import { hasDigitsModel } from '../support/digits-model.ts'
import { runLongWriting } from '../support/long-writing.ts'
import { quartersRow, benchHours, row, type BenchRow } from './measure.ts'

export async function benchWriteDown(): Promise<BenchRow[]> {
  if (!hasDigitsModel()) {
    console.error('[bench] write-down is skipped: ../shared/data/speech/digits-ctc is not there')
    return []
  }
  const hours = benchHours()
  const long = await runLongWriting(hours * 3600)
  if (long.errors.length > 0) throw new Error(long.errors.join('; '))
  const held = (what: string, quarters: number[]): BenchRow =>
    quartersRow(`${hours} hours written down: ${what}`, quarters)
  return [
    row({
      what: `${hours} hours of digits written down, stopped once and gone on with`,
      value: long.tookMs,
      unit: 'ms',
      baseline: 'as long as they are',
      baselineValue: long.soundMs,
      runs: 1,
      note:
        `longest block of the window ${Math.round(long.windowBlockMs)} ms, of main ${Math.round(long.mainBlockMs)} ms; ` +
        `${long.heard} of ${long.said} digits in ${long.turns} turns`,
    }),
    held('process of the engine', long.helpersMb),
    held('process of the window', long.windowMb),
    held('process of main', long.mainMb),
  ]
}
