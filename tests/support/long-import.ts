// A long recording into the real studio, paused in the middle and gone on with: what it holds, how long the window and
// main stand still, and what came in.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { importEnds, startAudioImport, whatCameIn, type Imported } from './audio-import-kit.ts'
import { launchStudio, type RunningStudio } from './electron-app.ts'
import { inMain } from './in-main.ts'
import { writeBeepWav } from './wav-files.ts'

export interface LongImport extends Imported {
  /** Without the pause. */
  tookMs: number
  /** Peak working set in each quarter of the file, megabytes; the worker lives in the window's process. */
  windowMb: number[]
  mainMb: number[]
  /** Longest stretch in which nothing else could run, milliseconds. */
  windowBlockMs: number
  mainBlockMs: number
  errors: string[]
}

const SAMPLE_MS = 400

/** `seconds` of beeps at 16 kHz. */
export async function runLongImport(seconds: number): Promise<LongImport> {
  const folder = mkdtempSync(join(tmpdir(), 'studio-long-'))
  const path = join(folder, 'long.wav')
  writeBeepWav(path, { seconds })
  const studio = await launchStudio()
  try {
    const { page, app } = studio
    await page.getByRole('button', { name: 'New project' }).first().waitFor()
    await page.evaluate(watchBlocks)
    await inMain(app, watchMainBlocks)
    const measured = createMeter(studio)
    await startAudioImport(studio, [path])
    let tookMs = await reach(page, 50, measured)
    await page.getByRole('dialog', { name: 'Importing audio' }).getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Go on' }).click()
    tookMs += await reach(page, 100, measured)
    await importEnds(studio)
    return {
      ...(await whatCameIn(page)),
      ...{ tookMs, ...measured.quarters() },
      windowBlockMs: await page.evaluate(() => globalThis.longestBlock),
      mainBlockMs: await inMain(app, () => Reflect.get(globalThis, 'longestBlock') as number),
      errors: studio.errors,
    }
  } finally {
    await studio.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

declare global {
  var longestBlock: number
}

/** Milliseconds until so much is in, or nothing is under way any more. */
async function reach(page: Page, percent: number, meter: Meter): Promise<number> {
  const began = performance.now()
  for (;;) {
    const done = await percentOf(page)
    if (done === null || done >= percent) return performance.now() - began
    await meter.measure(done)
    await page.waitForTimeout(SAMPLE_MS)
  }
}

async function percentOf(page: Page): Promise<number | null> {
  const chip = page.locator('header').getByText(/^Importing audio/)
  const text = await chip.textContent({ timeout: 1500 }).catch(() => null)
  return text === null ? null : Number(/(\d+) %/.exec(text)?.[1] ?? 0)
}

interface Meter {
  measure(percent: number): Promise<void>
  quarters(): Pick<LongImport, 'windowMb' | 'mainMb'>
}

function createMeter({ app }: RunningStudio): Meter {
  const windowMb = [0, 0, 0, 0]
  const mainMb = [0, 0, 0, 0]
  return {
    async measure(percent) {
      const held = await inMain(app, ({ app: electronApp }) => {
        const of = (type: string): number =>
          electronApp
            .getAppMetrics()
            .filter((metric) => metric.type === type)
            .reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0)
        return { window: of('Tab'), main: of('Browser') }
      })
      const quarter = Math.min(3, Math.floor(percent / 25))
      windowMb[quarter] = Math.max(windowMb[quarter] ?? 0, held.window)
      mainMb[quarter] = Math.max(mainMb[quarter] ?? 0, held.main)
    },
    quarters: () => ({ windowMb: windowMb.map(Math.round), mainMb: mainMb.map(Math.round) }),
  }
}

/** A timer of 10 ms that comes later than that tells how long nothing could run. */
function watchBlocks(): void {
  globalThis.longestBlock = 0
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    globalThis.longestBlock = Math.max(globalThis.longestBlock, now - last - 10)
    last = now
  }, 10)
}

function watchMainBlocks(): void {
  Reflect.set(globalThis, 'longestBlock', 0)
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    const longest = Reflect.get(globalThis, 'longestBlock') as number
    Reflect.set(globalThis, 'longestBlock', Math.max(longest, now - last - 10))
    last = now
  }, 10)
}
