// Medians of repeated runs, and one row of the benchmark table.
export interface BenchRow {
  what: string
  /** Median, in `unit`. */
  value: number
  unit: 'ms' | 'µs' | 'ops/s' | 'MB' | 'tokens'
  baseline: string
  baselineValue: number
  /** value / baselineValue of the same run. */
  ratio: number
  runs: number
  note?: string
  /** Of a number of cases, how many came out right here and with the baseline. */
  right?: { ours: number; baseline: number; of: number }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** `part` of the values are not above it. */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
}

/** Milliseconds that `run` takes. */
export async function time(run: () => unknown): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

export function row(input: Omit<BenchRow, 'ratio'>): BenchRow {
  return { ...input, ratio: input.value / input.baselineValue }
}

/** What a process holds over a long piece of work: its peaks by the quarter, megabytes; the last against the first. */
export function quartersRow(what: string, quarters: readonly number[]): BenchRow {
  return row({
    what,
    value: quarters[3] ?? Number.NaN,
    unit: 'MB',
    baseline: 'its first quarter',
    baselineValue: quarters[0] ?? Number.NaN,
    runs: 1,
    note: `peaks by the quarter ${quarters.join(', ')}`,
  })
}

const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value.toFixed(value >= 1 ? 1 : 3)

/** The table as text, columns aligned. */
export function formatTable(rows: readonly BenchRow[]): string {
  const head = ['what', 'value', 'baseline', 'its value', 'ratio', 'runs', 'cases right / baseline']
  const body = rows.map((entry) => [
    entry.note ? `${entry.what} (${entry.note})` : entry.what,
    `${figure(entry.value)} ${entry.unit}`,
    entry.baseline,
    `${figure(entry.baselineValue)} ${entry.unit}`,
    `×${entry.ratio.toFixed(2)}`,
    String(entry.runs),
    entry.right ? `${entry.right.ours} / ${entry.right.baseline} of ${entry.right.of}` : '',
  ])
  const all = [head, ...body]
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)))
  return all
    .map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n')
}

/** How long the benchmarks of sound are: STUDIO_BENCH_HOURS, 5 unless it is set. Throws for what is no length. */
export function benchHours(): number {
  const hours = Number(process.env['STUDIO_BENCH_HOURS'] ?? 5)
  if (Number.isFinite(hours) && hours > 0 && hours <= 24) return hours
  throw new Error(`STUDIO_BENCH_HOURS is no number of hours: ${process.env['STUDIO_BENCH_HOURS'] ?? ''}`)
}
