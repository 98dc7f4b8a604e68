// A long recording into the real studio, paused in the middle and gone on with: what it holds, how long the window and
// main stand still, and what came in.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { importEnds, startAudioImport, whatCameIn, type Imported } from './audio-import-kit.ts'
import { launchStudio } from './electron-app.ts'
import { createMeter, longestBlocks, watchBlocks, type Meter } from './held-and-blocked.ts'
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
    const { page } = studio
    await page.getByRole('button', { name: 'New project' }).first().waitFor()
    await watchBlocks(studio)
    const measured = createMeter(studio)
    await startAudioImport(studio, [path])
    let tookMs = await reach(page, 50, measured)
    await page.getByRole('dialog', { name: 'Importing audio' }).getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Go on' }).click()
    tookMs += await reach(page, 100, measured)
    await importEnds(studio)
    return {
      ...(await whatCameIn(page)),
      ...{ tookMs, windowMb: measured.windowMb, mainMb: measured.mainMb },
      ...(await longestBlocks(studio)),
      errors: studio.errors,
    }
  } finally {
    await studio.close()
    rmSync(folder, { recursive: true, force: true })
  }
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
