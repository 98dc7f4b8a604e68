// axe over every screen in real Electron, light and dark: nothing serious may stand between an author and their words.
import { expect, test, type Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { breakDatabase } from '../support/damaged-database.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { answered } from '../support/answered.ts'
import { expectAccessible } from '../support/screen-look.ts'
import {
  fillLibrary,
  showDocument,
  showInterview,
  showLibrary,
  showSettings,
  showSideTab,
  showTheme,
  sideTabs,
  themes,
} from '../support/studio-screens.ts'

let dataDir: string
let studio: RunningStudio
test.beforeEach(async () => {
  dataDir = makeDataDir()
  studio = await launchStudio({ dataDir })
})
test.afterEach(async () => {
  await studio.quit()
  rmSync(dataDir, { recursive: true, force: true })
})

for (const theme of themes) {
  test(`nothing serious on the empty library and its dialogs, ${theme}`, async () => {
    const { page } = studio
    await expect(page.getByRole('region', { name: 'Library' })).toBeVisible()
    await showTheme(page, theme)
    await expectAccessible(page, 'empty library')
    for (const [opens, dialog] of [
      ['New project', 'New project'],
      ['Start interview', 'Interviews by voice'],
    ] as const) {
      await page.getByRole('button', { name: opens }).click()
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
      await expectAccessible(page, dialog)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  })

  test(`nothing serious on library, document, interview and settings, ${theme}`, async () => {
    const { page } = studio
    await fillLibrary(studio)
    await showTheme(page, theme)
    await showLibrary(page)
    await expectAccessible(page, 'library')
    await showDocument(page)
    for (const tab of sideTabs) {
      await showSideTab(page, tab)
      await expectAccessible(page, `document, ${tab}`)
    }
    await showInterview(page)
    await expectAccessible(page, 'interview')
    await showSettings(page)
    await expectAccessible(page, 'settings')
  })

  test(`nothing serious on the recovery screen, ${theme}`, async () => {
    await showTheme(studio.page, theme)
    await answered(studio.page, 'backups.create', {})
    await studio.quit()
    breakDatabase(dataDir)
    studio = await launchStudio({ dataDir })
    await studio.page.emulateMedia({ colorScheme: theme })
    await expect(studio.page.getByRole('main', { name: 'Recovery' })).toBeVisible()
    await expectAccessible(studio.page, 'recovery')
  })
}

test('Tab comes to every way to begin, in the order it is read, and shows where it is', async () => {
  const { page } = studio
  await expect(page.getByRole('region', { name: 'Library' })).toBeVisible()
  await page.locator('body').focus()
  const met: string[] = []
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab')
    met.push(await focusedName(page))
  }
  const ways = ['Guided interview', 'Import interview', 'Import audio', 'Start interview', 'New project']
  expect(met.filter((name) => ways.includes(name)).slice(0, 5)).toEqual(ways)
})

/** The text of what has the focus; fails when nothing shows that it has. */
async function focusedName(page: Page): Promise<string> {
  const focused = await page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return null
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const shows = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    return { name: element.getAttribute('aria-label') ?? element.textContent.trim(), shows }
  })
  if (focused === null) return ''
  expect(focused.shows, `"${focused.name}" shows the focus`).toBe(true)
  return focused.name
}
