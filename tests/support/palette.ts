// The palette as the author uses it by keyboard.
import { expect, type Page } from '@playwright/test'

/** Opens it and types at once. */
export async function typeInPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Find a command, a project or something said' })
  await page.keyboard.type(words)
  await expect(field).toHaveValue(words)
}

/** Runs the command that begins with these words, once the screen in front offers it. */
export async function runFromPalette(page: Page, words: string): Promise<void> {
  await typeInPalette(page, words)
  const palette = page.getByRole('dialog', { name: 'Commands, projects and search' })
  await expect(palette.getByRole('option').first()).toHaveText(new RegExp(`^${words}`, 'i'))
  await page.keyboard.press('Enter')
}
