// The palette as the author uses it by keyboard.
import { expect, type Page } from '@playwright/test'

/** Opens it and types, once it listens: what is typed in the frame before goes to what had the focus. */
export async function typeInPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('combobox', { name: 'Find a command, a project or something said' })
  await expect(field).toBeFocused()
  await page.keyboard.type(words)
  await expect(field).toHaveValue(words)
}
