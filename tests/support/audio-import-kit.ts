// Importing sound as the author does it, and what came in of it.
import { expect, type Page } from '@playwright/test'
import type { SegmentView } from '../../src/shared/ipc/voice-views.ts'
import { answered } from './answered.ts'
import type { RunningStudio } from './electron-app.ts'
import { inMain } from './in-main.ts'

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
