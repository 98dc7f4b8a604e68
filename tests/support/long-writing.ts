// Hours of digits into the real studio and written down by the real engine, stopped in the middle and gone on with: what each
// process holds, how long the window and main stand still, and whether every digit is there.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { spokenWords } from '../../src/shared/speech/word-errors.ts'
import { answered } from './answered.ts'
import { importEnds, startAudioImport, whatCameIn } from './audio-import-kit.ts'
import { DIGITS_MODEL, installDigitsModel } from './digits-model.ts'
import { launchStudio, makeDataDir } from './electron-app.ts'
import { speechPart, writeFakeSpeech } from './fake-speech.ts'
import { createMeter, longestBlocks, watchBlocks, type Meter } from './held-and-blocked.ts'
import { saidIn } from './speech-child.ts'
import { writeRepeatedWav } from './wav-files.ts'
import { storedItems } from './stored-items.ts'

export interface LongWriting extends Omit<Meter, 'measure'> {
  soundMs: number
  /** Without the stop. */
  tookMs: number
  windowBlockMs: number
  mainBlockMs: number
  said: number
  /** Words that were written down. */
  heard: number
  turns: number
  errors: string[]
}

const NAMES = ['digits-theo-314159.wav', 'digits-theo-70286.wav']
const RATE = 16_000
const SAMPLE_MS = 400
/** A day for five hours is no computer that anybody would use. */
const LONGEST_MS = 24 * 3_600_000

export async function runLongWriting(seconds: number): Promise<LongWriting> {
  const folder = mkdtempSync(join(tmpdir(), 'studio-writing-'))
  const path = join(folder, 'digits.wav')
  const rounds = writeDigits(folder, path, seconds)
  const dataDir = makeDataDir()
  const studio = await launchStudio({ dataDir, args: installDigitsModel(dataDir, 'pass') })
  try {
    const { page } = studio
    await page.getByRole('button', { name: 'New project' }).first().waitFor()
    await startAudioImport(studio, [path])
    await importEnds(studio, LONGEST_MS)
    // The window is watched while words come in, not while the file does.
    await watchBlocks(studio)
    const { baseUrl, realtimeModel, draftingModel, microphone, theme } = await answered(
      page,
      'settings.get',
      {},
    )
    const kept = { baseUrl, realtimeModel, draftingModel, microphone, theme }
    await answered(page, 'settings.save', { ...kept, passModel: DIGITS_MODEL })
    const meter = createMeter(studio)
    let tookMs = await reach(page, 50, meter)
    const job = await jobOf(page)
    await answered(page, 'transcription.cancel', { jobId: job.id })
    await answered(page, 'transcription.retry', { jobId: job.id })
    tookMs += await reach(page, 100, meter)
    const blocks = await longestBlocks(studio)
    const { sessionId } = await whatCameIn(page)
    const items = await storedItems(page, sessionId)
    const { windowMb, mainMb, helpersMb } = meter
    return {
      ...{ windowMb, mainMb, helpersMb, tookMs, ...blocks, soundMs: job.totalMs },
      said: rounds * NAMES.reduce((sum, name) => sum + spokenWords(saidIn(name)).length, 0),
      heard: items.reduce((sum, { text }) => sum + spokenWords(text ?? '').length, 0),
      ...{ turns: items.length, errors: studio.errors },
    }
  } finally {
    await studio.close()
    for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Answers how often the digits are said. */
function writeDigits(folder: string, path: string, seconds: number): number {
  const parts = NAMES.flatMap((name) => [speechPart(name), { silenceMs: 2000 }])
  const once = readFileSync(writeFakeSpeech(folder, parts, 'once.wav').path).subarray(44)
  const fast = new Int16Array(once.buffer.slice(once.byteOffset, once.byteOffset + once.length))
  // The digits have nothing above 4 kHz: every third sample says the same.
  const round = fast.filter((_, at) => at % 3 === 0)
  const rounds = Math.max(1, Math.round((seconds * RATE) / round.length))
  writeRepeatedWav(path, round, { rounds, rate: RATE })
  return rounds
}

async function jobOf(page: Page) {
  const [job] = await answered(page, 'transcription.jobs', {})
  if (job === undefined) throw new Error('Nothing is to be written down')
  return job
}

/** Milliseconds until so much is written down. */
async function reach(page: Page, percent: number, meter: Meter): Promise<number> {
  const began = performance.now()
  while (performance.now() - began < LONGEST_MS) {
    const { status, doneMs, totalMs, error } = await jobOf(page)
    if (status === 'error') throw new Error(error ?? 'The transcription failed')
    const done = status === 'complete' ? 100 : Math.min(99, (doneMs / totalMs) * 100)
    if (done >= percent) return performance.now() - began
    await meter.measure(done)
    await page.waitForTimeout(SAMPLE_MS)
  }
  throw new Error('It is not written down after a day')
}
