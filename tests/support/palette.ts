// The palette as the author uses it by keyboard.
import { expect, type Page } from '@playwright/test'

/** Opens it and types at once. */
export async function typeInPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Find a command, a project or something said' })
  await page.keyboard.type(words)
  await expect(field).toHaveValue(words)
}
