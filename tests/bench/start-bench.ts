// From launch until the library can be used, against an empty Electron window: with nothing in it, and with fifty
// projects in 200 MB.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchMeasured, type Launched } from './launch.ts'
import { makeLibrary } from './large-library.ts'
import { median, row, time, type BenchRow } from './measure.ts'

const RUNS = 7

async function started(launch: () => Promise<Launched>): Promise<number> {
  let close = (): Promise<void> => Promise.resolve()
  const ms = await time(async () => {
    ;({ close } = await launch())
  })
  await close()
  return ms
}

export async function benchStart(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'studio-bench-'))
  try {
    const [small, large] = [join(folder, 'small'), join(folder, 'large')]
    const { projects, megabytes } = await makeLibrary(large)
    const startIn = (dataDir: string) => started(() => launchMeasured.studio(dataDir))
    // The first start makes the database; the others are what an author sees every day.
    const first = await startIn(small)
    const afterKill = await startIn(large)
    const empty: number[] = []
    const studio: number[] = []
    const library: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      empty.push(await started(launchMeasured.empty))
      studio.push(await startIn(small))
      library.push(await startIn(large))
    }
    const shared = { unit: 'ms', baseline: 'empty Electron window', baselineValue: median(empty) } as const
    const full = `start to first use with ${projects} projects in ${megabytes.toFixed(0)} MB`
    return [
      row({ ...shared, what: 'start to first use', value: median(studio), runs: RUNS }),
      row({ ...shared, what: full, value: median(library), runs: RUNS }),
      row({ ...shared, what: `${full}, which is read whole first`, value: afterKill, runs: 1 }),
      row({ ...shared, what: 'first start ever to first use', value: first, runs: 1 }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
