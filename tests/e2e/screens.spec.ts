// Every screen at two sizes, light and dark: pictures to look at in test-results/screens, and no part out of the window.
import { expect, test, type Page } from '@playwright/test'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { answered } from '../support/answered.ts'
import { atRest } from '../support/at-rest.ts'
import { breakDatabase } from '../support/damaged-database.ts'
import { inMain } from '../support/in-main.ts'
import { launchStudio, makeDataDir, repositoryRoot, type RunningStudio } from '../support/electron-app.ts'
import {
  fillLibrary,
  showDocument,
  showInterview,
  showLibrary,
  showSettings,
  showSideTab,
  showTheme,
  themes,
} from '../support/studio-screens.ts'

const pictures = join(repositoryRoot, 'test-results/screens')
const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const

let dataDir: string
let studio: RunningStudio
test.beforeAll(() => mkdirSync(pictures, { recursive: true }))
test.beforeEach(async () => {
  dataDir = makeDataDir()
  studio = await launchStudio({ dataDir })
})
test.afterEach(async () => {
  await studio.quit()
  rmSync(dataDir, { recursive: true, force: true })
})

for (const { width, height } of sizes) {
  test(`at ${width} × ${height} everything is within the window`, async () => {
    const { page } = studio
    await resize(studio, width, height)
    const look = async (name: string): Promise<void> => {
      for (const theme of themes) {
        await showTheme(page, theme)
        await picture(page, `${name}-${width}-${theme}`)
      }
    }
    await look('first-run')
    await fillLibrary(studio)
    await showLibrary(page)
    await look('library')
    await page.getByRole('button', { name: 'New project' }).click()
    await look('new-project')
    await showDocument(page)
    await look('document')
    await showSideTab(page, 'Sources')
    await look('sources')
    await showSideTab(page, 'Notes and to-dos')
    await look('notes')
    await showInterview(page)
    await look('interview')
    await showSettings(page)
    await look('settings')
  })

  test(`at ${width} × ${height} the recovery screen is within the window`, async () => {
    await answered(studio.page, 'backups.create', {})
    await studio.quit()
    breakDatabase(dataDir)
    studio = await launchStudio({ dataDir })
    await resize(studio, width, height)
    await expect(studio.page.getByRole('main', { name: 'Recovery' })).toBeVisible()
    for (const theme of themes) {
      await studio.page.emulateMedia({ colorScheme: theme })
      await picture(studio.page, `recovery-${width}-${theme}`)
    }
  })
}

async function resize({ app, page }: RunningStudio, width: number, height: number): Promise<void> {
  await inMain(
    app,
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

async function picture(page: Page, name: string): Promise<void> {
  await atRest(page)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  expect.soft(await outside(page), name).toEqual([])
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
