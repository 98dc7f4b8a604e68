// Importing sound as the author does it, and what came in of it.
import { expect, type Page } from '@playwright/test'
import type { SegmentView } from '../../src/shared/ipc/voice-views.ts'
import { answered } from './answered.ts'
import type { RunningStudio } from './electron-app.ts'
import { inMain } from './in-main.ts'
import type * as kit from './recorder-kit.ts'
import { recorderScript } from './recorder-page.ts'
import { hertzOfSecond } from './wav-files.ts'

declare global {
  // What `bringEars` brings into the page.
  var recorderKit: typeof kit
}

/** Every "open files" dialog from now on chooses these. */
export async function chooseFiles({ app }: RunningStudio, paths: readonly string[]): Promise<void> {
  await inMain(
    app,
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = (() =>
        Promise.resolve({ canceled: filePaths.length === 0, filePaths })) as typeof dialog.showOpenDialog
    },
    [...paths],
  )
}

/** The dialog, with the files looked into. */
export async function openAudioImport(studio: RunningStudio, paths: readonly string[]): Promise<void> {
  const { page } = studio
  await chooseFiles(studio, paths)
  await page.getByRole('button', { name: 'New project' }).first().waitFor()
  await page.keyboard.press('Control+Shift+O')
  await page
    .getByRole('dialog', { name: 'Import audio' })
    .getByRole('button', { name: 'Choose files' })
    .click()
  await expect(page.getByText('Looking into it')).toHaveCount(0)
}

export async function startAudioImport(studio: RunningStudio, paths: readonly string[]): Promise<void> {
  await openAudioImport(studio, paths)
  await studio.page.getByRole('button', { name: 'Import', exact: true }).click()
  await studio.page.getByRole('dialog', { name: 'Importing audio' }).waitFor()
}

/** Waits until nothing is under way any more. */
export async function importEnds({ page }: RunningStudio, timeout = 60_000): Promise<void> {
  await expect(page.locator('header').getByText(/^Importing audio/)).toHaveCount(0, { timeout })
  await expect(page.getByRole('dialog', { name: 'Importing audio' })).toHaveCount(0)
}

/** The same for one that was gone on with, which may not have begun again yet. */
export async function importIsWhole(studio: RunningStudio, timeout = 60_000): Promise<void> {
  await expect.poll(async () => (await whatCameIn(studio.page)).status, { timeout }).toBe('ended')
  await importEnds(studio)
}

export interface Imported {
  projectId: string
  sessionId: string
  status: string
  segments: SegmentView[]
}

/** Of the newest project, its last session. */
export async function whatCameIn(page: Page): Promise<Imported> {
  const projects = await answered(page, 'projects.list', {})
  const newest = [...projects].sort((a, b) => b.createdAt - a.createdAt)[0]
  if (newest === undefined) throw new Error('No project was made')
  const sessions = await answered(page, 'sessions.list', { projectId: newest.id })
  const session = sessions.at(-1)
  if (session === undefined) throw new Error('No session was made')
  const segments = await answered(page, 'recordings.list', { sessionId: session.id })
  return { projectId: newest.id, sessionId: session.id, status: session.status, segments }
}

/** Where each segment begins that does not begin where the one before it ends; a whole recording has none. */
export function seams(segments: readonly SegmentView[]): string[] {
  let end = 0
  return segments.flatMap(({ startMs, durationMs, n }) => {
    const wrong = startMs === end ? [] : [`segment ${n} begins at ${startMs}, not at ${end}`]
    end = startMs + (durationMs ?? 0)
    return wrong
  })
}

export function lengthMs(segments: readonly SegmentView[]): number {
  return segments.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)
}

/** Before `wrongBeeps`; once for each load of the page. */
export async function bringEars(page: Page): Promise<void> {
  await page.evaluate(await recorderScript(60_000))
}

export interface Stretch {
  fromMs: number
  forMs: number
  /** Of the file: which of its seconds is heard first. */
  firstSecond?: number
}

/**
 * What is wrong with the beeps that are heard: none is what is wanted. Encoders begin a little late, and each file of
 * theirs with it; so how late the first one is is theirs, and how late the others are after it is ours.
 */
export async function wrongBeeps(page: Page, { fromMs, forMs, firstSecond = 0 }: Stretch): Promise<string[]> {
  const { segments } = await whatCameIn(page)
  const heard = await page.evaluate(([all, from, length]) => recorderKit.beepsFrom(all, from, length), [
    segments,
    fromMs,
    forMs,
  ] as const)
  const delay = (heard[0]?.ms ?? 0) - fromMs
  const wrong = heard.flatMap(({ ms, hertz }, second) => {
    const late = ms - fromMs - second * 1000
    const isHere = Math.abs(late - delay) < 3 && Math.abs(hertz - hertzOfSecond(firstSecond + second)) < 25
    return isHere ? [] : [`beep ${second}: ${late.toFixed(1)} ms late, ${hertz.toFixed(0)} Hz`]
  })
  const counted = heard.length === Math.ceil(forMs / 1000) ? [] : [`${heard.length} beeps in ${forMs} ms`]
  return [...(delay < 60 ? [] : [`all ${delay} ms late`]), ...counted, ...wrong]
}
