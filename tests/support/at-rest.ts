// Waits until what moves has come to rest, so that colours and places are the ones the author sees.
import type { Page } from '@playwright/test'

/** Motion without an end, as of a light that pulses, is not waited for. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
}
