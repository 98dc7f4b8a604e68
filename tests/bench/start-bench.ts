// Start to first use: from launch until the library can be used, against an empty Electron window.
import { _electron } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchArguments } from '../support/electron-app.ts'
import { median, row, time, type BenchRow } from './measure.ts'

const RUNS = 7
const emptyApp = join(import.meta.dirname, 'empty-app')

async function startEmpty(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'studio-bench-'))
  const args = launchArguments(dataDir).map((argument) => (argument.startsWith('-') ? argument : emptyApp))
  return launchUntil(args, 'main', dataDir)
}

async function startStudio(dataDir: string): Promise<number> {
  return launchUntil(launchArguments(dataDir), 'role=button[name="New project"]')
}

async function launchUntil(args: string[], selector: string, remove?: string): Promise<number> {
  let close: (() => Promise<void>) | undefined
  const ms = await time(async () => {
    const app = await _electron.launch({ args })
    close = () => app.close()
    const page = await app.firstWindow()
    await page.locator(selector).first().waitFor({ state: 'visible' })
  })
  await close?.()
  if (remove !== undefined) rmSync(remove, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return ms
}

export async function benchStart(): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'studio-bench-'))
  try {
    // The first start makes the database; the others are what an author sees every day.
    const first = await startStudio(dataDir)
    const empty: number[] = []
    const studio: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      empty.push(await startEmpty())
      studio.push(await startStudio(dataDir))
    }
    const shared = { unit: 'ms', baseline: 'empty Electron window', baselineValue: median(empty) } as const
    return [
      row({ ...shared, what: 'start to first use', value: median(studio), runs: RUNS }),
      row({ ...shared, what: 'first start ever to first use', value: first, runs: 1 }),
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
