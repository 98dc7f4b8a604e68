// The interview screen as the author uses it.
import { expect, type Locator, type Page } from '@playwright/test'

/** The question in front, large. */
export function questionOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Interview question' }).getByRole('heading', { level: 2 })
}

export function transcriptOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Transcript' })
}

/** Does something that leads to another question and returns the new one. */
export async function untilNextQuestion(page: Page, act: () => Promise<void>): Promise<string> {
  const before = await questionOf(page).innerText()
  await act()
  await expect(questionOf(page)).not.toHaveText(before)
  return questionOf(page).innerText()
}

export function answer(page: Page, text: string): Promise<string> {
  return untilNextQuestion(page, async () => {
    await page.getByRole('textbox', { name: 'Your answer' }).fill(text)
    await page.getByRole('button', { name: 'Send answer' }).click()
  })
}

/** Answers until the stage reads `stage`; returns how many answers it took. */
export async function answerUntil(page: Page, stage: string, most = 20): Promise<number> {
  for (let count = 0; count < most; count += 1) {
    if (await page.getByText(stage, { exact: true }).isVisible()) return count
    await answer(page, `Answer ${count + 1}: it is for my granddaughter, plainly told, by next spring.`)
  }
  throw new Error(`after ${most} answers the stage was not "${stage}"`)
}
