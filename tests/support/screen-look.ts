// Looking at a screen as a test can: at two sizes, for what reaches out of the window, and through axe.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { atRest } from './at-rest.ts'
import { repositoryRoot, type RunningStudio } from './electron-app.ts'
import { inMain } from './in-main.ts'

const pictures = join(repositoryRoot, 'test-results/screens')

export const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const

export type Size = (typeof sizes)[number]

export async function resize({ app, page }: Pick<RunningStudio, 'app' | 'page'>, size: Size): Promise<void> {
  await inMain(
    app,
    ({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    size,
  )
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height])
}

/** A picture to look at in test-results/screens; fails softly where something is out of the window. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await atRest(page)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  expect.soft(await outside(page), name).toEqual([])
}

/** Fails softly on what axe calls serious or critical. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Colours are measured at rest: half-faded ones are nobody's choice.
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
  expect.soft(serious, where).toEqual([])
}

/** What reaches beyond the window or the box that cuts it off: the page itself, and buttons. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, scrollHeight } = document.documentElement
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide`)
    if (scrollHeight > innerHeight) found.push(`the page is ${scrollHeight} high`)
    for (const button of document.querySelectorAll('button, [role=tab], select, input')) {
      const box = button.getBoundingClientRect()
      const name = `"${button.getAttribute('aria-label') ?? button.textContent.trim()}"`
      if (box.width === 0 || !button.checkVisibility({ visibilityProperty: true })) continue
      if (button.closest('[data-base-ui-focus-guard], .sr-only') !== null) continue
      if (box.left < 0 || box.right > innerWidth + 0.5)
        found.push(`${name} reaches out of the window sideways`)
      if (
        button.scrollWidth > button.clientWidth + 2 &&
        button.matches('button:not(:has(.truncate, .line-clamp-2))')
      )
        found.push(`${name} cuts its words off`)
      for (let box2 = button.parentElement; box2 !== null; box2 = box2.parentElement) {
        if (!/hidden|clip/.test(getComputedStyle(box2).overflowX)) continue
        const edge = box2.getBoundingClientRect()
        if (box.right > edge.right + 1 || box.left < edge.left - 1)
          found.push(`${name} is cut off at the side`)
        break
      }
    }
    return [...new Set(found)]
  })
}
