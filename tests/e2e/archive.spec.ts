// The archive as the author uses it: a sitting is found, its turns are mended, and every change is taken back again.
// Catches: a correction that loses the words before, a turn left out that looks like any other, a list that keys cannot walk.
import { expect, test, type Page } from '@playwright/test'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { importInterview } from '../support/imported-project.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { showTheme, themes } from '../support/studio-screens.ts'
import { storedItems } from '../support/stored-items.ts'

let studio: RunningStudio
let sessionId: string
test.beforeEach(async () => {
  studio = await launchStudio()
  ;({ sessionId } = await importInterview(studio))
  await importInterview(studio, { title: 'Another Book' })
})
test.afterEach(async () => {
  expect(studio.errors).toEqual([])
  await studio.close()
})

const archive = (page: Page) => page.getByRole('region', { name: 'Archive' })
const said = (page: Page) => archive(page).getByRole('log', { name: 'What was said' })
const turn = (page: Page, words: string) => said(page).locator('[data-item-id]').filter({ hasText: words })

async function openArchive(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+l')
  await expect(said(page)).toBeVisible()
}

async function mend(page: Page, words: string, what: string): Promise<void> {
  await turn(page, words).hover()
  await turn(page, words).getByRole('button', { name: 'Mend this turn' }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

test('turns are corrected, split, joined, left out and put back, and no version is lost', async () => {
  const { page } = studio
  await openArchive(page)
  const sittings = archive(page).getByRole('navigation', { name: 'Sittings' })
  await expect(sittings.getByRole('button')).toHaveCount(2)
  const project = archive(page).getByRole('combobox', { name: 'Project' })
  await project.selectOption({ label: 'The Iron Thimble' })
  await expect(sittings.getByRole('button')).toHaveCount(1)
  await project.selectOption({ label: 'All projects' })
  await expect(sittings.getByRole('button')).toHaveCount(2)
  await sittings.getByRole('region', { name: 'The Iron Thimble' }).getByRole('button').click()
  const first = (await storedItems(page, sessionId)).find(({ role }) => role === 'user')
  const words = first?.text ?? ''
  const begin = words.slice(0, 30)

  await mend(page, begin, 'Correct or split…')
  const area = page.getByRole('textbox', { name: 'Words' })
  await area.fill(`Corrected: ${words}`)
  await page.keyboard.press('Control+Enter')
  await expect(turn(page, `Corrected: ${begin}`)).toBeVisible()
  await mend(page, 'Corrected:', 'Versions…')
  const versions = page.getByRole('dialog', { name: 'Versions of this turn' })
  await expect(versions.getByRole('listitem')).toHaveCount(2)
  await versions.getByRole('button', { name: 'Use this one' }).click()
  await versions.getByRole('button', { name: 'Done' }).click()
  await expect(turn(page, 'Corrected:')).toHaveCount(0)

  await mend(page, begin, 'Leave out of the book')
  await expect(turn(page, begin)).toContainText('left out of the book')
  await page.getByRole('button', { name: 'Take back' }).last().click()
  await expect(turn(page, begin)).not.toContainText('left out of the book')

  const count = (await storedItems(page, sessionId)).length
  await mend(page, begin, 'Correct or split…')
  await page
    .getByRole('textbox', { name: 'Words' })
    .evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(10, 10))
  await page.getByRole('button', { name: 'Split at the caret' }).click()
  await expect.poll(async () => (await storedItems(page, sessionId)).length).toBe(count + 1)
  const second = (await storedItems(page, sessionId)).filter(({ role }) => role === 'user')[1]
  await mend(page, (second?.text ?? '').slice(0, 25), 'Join to the turn before')
  await expect.poll(async () => (await storedItems(page, sessionId)).length).toBe(count)
  await expect(turn(page, begin.slice(0, 9)).first()).toBeVisible()
})

test('keys alone walk the sittings and mend a turn', async () => {
  const { page } = studio
  await openArchive(page)
  const sittings = archive(page).getByRole('navigation', { name: 'Sittings' })
  await sittings.getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(sittings.getByRole('button').nth(1)).toBeFocused()
  await expect(sittings.getByRole('button').nth(1)).toHaveAttribute('aria-current', 'true')
  await said(page).getByRole('button', { name: 'Mend this turn' }).first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.type(' So it was.')
  await page.keyboard.press('Control+Enter')
  await expect(turn(page, 'So it was.')).toBeVisible()
})

for (const theme of themes) {
  test(`the archive can be read and reached, ${theme}`, async () => {
    const { page } = studio
    await showTheme(page, theme)
    await openArchive(page)
    const words = (await said(page).locator('[data-item-id] p').nth(1).innerText()).slice(0, 25)
    await mend(page, words, 'Leave out of the book')
    for (const size of sizes) {
      await resize(studio, size)
      await takePicture(page, `archive-${theme}-${size.width}`)
    }
    await expectAccessible(page, `archive, ${theme}`)
    await mend(page, words, 'Correct or split…')
    for (const size of sizes) {
      await resize(studio, size)
      await takePicture(page, `archive-correct-${theme}-${size.width}`)
    }
    await expectAccessible(page, `correcting, ${theme}`)
    await page.keyboard.press('Escape')
    await mend(page, words, 'Versions…')
    await takePicture(page, `archive-versions-${theme}`)
    await expectAccessible(page, `versions, ${theme}`)
  })
}
