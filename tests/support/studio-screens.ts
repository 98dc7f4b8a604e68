// Leads a running studio to each of its screens, for tests that look at all of them.
import { expect, type Page } from '@playwright/test'
import { answered } from './answered.ts'
import type { RunningStudio } from './electron-app.ts'
import { draftNow, importInterview } from './imported-project.ts'
import { answer, answerUntil, questionOf } from './interview-screen.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const sideTabs = ['Transcript', 'Notes and to-dos', 'Blueprint', 'History', 'Sources'] as const
export type SideTabName = (typeof sideTabs)[number]

const DRAFTED = 'The Iron Thimble'

/** A drafted project, one with a guided interview under way, and one archived. */
export async function fillLibrary(studio: RunningStudio): Promise<void> {
  const { page } = studio
  const { projectId } = await importInterview(studio, { title: DRAFTED })
  await draftNow(page, projectId)
  const noted = { projectId, noteType: 'fact', content: 'The saucer stood under the drop of pitch.' } as const
  await answered(page, 'notes.create', noted)
  await answered(page, 'todos.create', { projectId, label: 'Ask Davie about the skerry' })
  const old = await answered(page, 'projects.create', { title: 'Bread and lamps', contentType: 'article' })
  await answered(page, 'projects.update', { projectId: old.id, status: 'archived' })
  const goal = 'A handbook that a young engineer keeps in a boiler-suit pocket.'
  await answered(page, 'projects.create', {
    title: 'Look at it until you understand it',
    contentType: 'how_to',
    goal,
  })
}

export async function showTheme(page: Page, theme: Theme): Promise<void> {
  const { apiKey: _kept, ...settings } = { apiKey: null, ...(await answered(page, 'settings.get', {})) }
  const { baseUrl, realtimeModel, draftingModel, microphone } = settings
  await answered(page, 'settings.save', { baseUrl, realtimeModel, draftingModel, microphone, theme })
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

export async function showLibrary(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  const back = page.getByRole('banner').getByRole('button', { name: 'Library' })
  if (await back.isVisible()) await back.click()
  await expect(page.getByRole('region', { name: 'Library' }).getByRole('heading', { level: 1 })).toBeVisible()
}

/** The drafted project, with the caret in a drafted paragraph. */
export async function showDocument(page: Page): Promise<void> {
  await showLibrary(page)
  await page.getByRole('button', { name: DRAFTED, exact: true }).click()
  await page.getByRole('textbox', { name: 'Manuscript' }).getByText('He built it out of a wreck').click()
}

export async function showSideTab(page: Page, name: SideTabName): Promise<void> {
  const tab = page.getByRole('tab', { name })
  if (!(await tab.isVisible())) await page.getByRole('button', { name: 'Show the side panel' }).click()
  await tab.click()
  await expect(page.getByRole('tabpanel', { name })).toBeVisible()
}

/** A guided interview of a project of its own, past its first telling. */
export async function showInterview(page: Page): Promise<void> {
  await showLibrary(page)
  const open = page.getByRole('button', { name: 'Back to the interview' })
  if (await open.isVisible()) await open.click()
  else {
    await page.getByRole('button', { name: 'Guided interview' }).click()
    await page.getByRole('button', { name: 'Start something new' }).click()
    await answer(page, 'The Lamp Room')
    await answer(page, 'Memoir')
    await answerUntil(page, 'Telling it')
    await answer(page, 'My mother had walked in through the snow to bring my father his dinner.')
  }
  await expect(questionOf(page)).toBeVisible()
}

export async function showSettings(page: Page): Promise<void> {
  await showLibrary(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' }).getByLabel('Base URL')).toBeVisible()
}
