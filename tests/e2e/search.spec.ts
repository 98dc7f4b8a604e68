// Searching everything as an author does it, by keyboard: typing, choosing, hearing, and coming to the place.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { typeInPalette } from '../support/palette.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { BOOK, fillSearchLibrary, NOTE, PARAGRAPH, SAID, TODO, UNSEEN } from '../support/search-library.ts'
import { showTheme, themes } from '../support/studio-screens.ts'

let dataDir: string
let studio: RunningStudio
let page: Page
test.beforeEach(async () => {
  dataDir = makeDataDir()
  fillSearchLibrary(dataDir)
  studio = await launchStudio({ dataDir })
  page = studio.page
  await expect(page.getByRole('region', { name: 'Library' })).toBeVisible()
})
test.afterEach(async () => {
  await studio.quit()
  rmSync(dataDir, { recursive: true, force: true })
})

const field = () => page.getByRole('searchbox', { name: 'Search everything' })
const results = () => page.getByRole('list', { name: 'Found' }).getByRole('listitem')
const result = (text: string) => results().filter({ hasText: text })
const status = () => page.getByRole('region', { name: 'Search' }).getByRole('status')

const choice = (label: string) => page.getByRole('combobox', { name: label, exact: true })

async function searchFor(words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+j')
  await expect(field()).toBeFocused()
  await page.keyboard.type(words)
}

/** The keyboard goes down the list to the result with `text`. */
async function goDownTo(text: string): Promise<void> {
  await expect(result(text)).toBeVisible()
  const wanted = result(text).locator('[data-result]')
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('ArrowDown')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`The arrows do not come to “${text}”`)
}

async function expectInSight(place: Locator): Promise<void> {
  await expect(place).toBeInViewport({ ratio: 0.9 })
  await expect(place).toHaveClass(/bg-accent-soft/)
}

test('what was said is found as one types, heard, and opened where it was said, by keyboard alone', async () => {
  await searchFor('iron thim')
  await expect(result('kept the iron thimble').locator('mark')).toHaveText(['iron', 'thimble'])
  await goDownTo('kept the iron thimble')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('group', { name: 'Recording' })).toContainText(/of 0:0/)
  await page.keyboard.press('Enter')
  const line = page.getByRole('log', { name: 'What was said' }).locator('[data-item-id="recorded-0"]')
  await expectInSight(line)
  await expect(line).toContainText(SAID)
  await expect(page.getByRole('group', { name: 'Recording' })).toBeHidden()
  expect(studio.errors).toEqual([])
})

test('a line far down is brought into sight, and the way back keeps what was found', async () => {
  await searchFor('"wedding sail"')
  await expect(results()).toHaveCount(1)
  await page.keyboard.press('Enter')
  const line = page.locator('[data-item-id="guided-121"]')
  await expectInSight(line)
  await page.keyboard.press('ControlOrMeta+j')
  await expect(field()).toHaveValue('"wedding sail"')
  await expect(results()).toHaveCount(1)
  expect(await field().evaluate((input: HTMLInputElement) => input.selectionEnd)).toBe(14)
})

test('a paragraph opens in the manuscript, selected', async () => {
  await searchFor('lent finger')
  await goDownTo('Nobody in the village')
  await page.keyboard.press('Enter')
  const editor = page.getByRole('textbox', { name: 'Manuscript' })
  await expect(editor).toBeFocused()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(PARAGRAPH)
  await expect(editor.getByText('Nobody in the village')).toBeInViewport()
  expect(studio.errors).toEqual([])
})

for (const size of sizes) {
  test(`a note, a to-do that is done and a field of the blueprint are gone to at ${size.width}`, async () => {
    await resize(studio, size)
    for (const [words, found, place] of [
      ['lefevre', 'ship’s tailor', page.getByRole('listitem').filter({ hasText: NOTE })],
      ['davie', TODO, page.getByRole('listitem').filter({ hasText: TODO })],
      ['"the war after"', 'The thimble first', page.locator('[data-place="timeline"]')],
    ] as const) {
      await searchFor(words)
      await goDownTo(found)
      await page.keyboard.press('Enter')
      await expectInSight(place)
      await expect(place).toBeFocused()
    }
    expect(studio.errors).toEqual([])
  })
}

test('the filters narrow down what is found, and one key looks everywhere again', async () => {
  await searchFor('thimble')
  const all = await countOf(10)
  expect(all).toBe(10)
  await choice('Project').selectOption({ label: 'Bread and lamps' })
  await expect(status()).toHaveText('1 place')
  await choice('Project').selectOption({ label: BOOK })
  await choice('Session').selectOption({ label: 'Recording, 22 Nov 2026' })
  await expect(results()).toHaveCount(1)
  await choice('Session').selectOption('')
  await choice('Look in').selectOption({ label: 'Manuscripts' })
  await expect(results()).toHaveCount(2)
  await choice('Said by').selectOption({ label: 'The interviewer' })
  await expect(page.getByRole('heading', { name: 'Nothing found for “thimble”' })).toBeVisible()
  await page.getByRole('button', { name: 'Look everywhere' }).click()
  await expect(status()).toHaveText(`${all} places`)
})

async function countOf(atLeast: number): Promise<number> {
  let count = 0
  await expect
    .poll(async () => (count = Number.parseInt((await status().textContent()) ?? '', 10)))
    .toBeGreaterThanOrEqual(atLeast)
  return count
}

test('a talk without a book opens as a talk', async () => {
  await searchFor('her sister yet')
  await page.keyboard.press('Enter')
  await expect(page.getByText(UNSEEN)).toBeVisible()
})

test('what is said and written while the studio runs is found, and goes when it goes', async () => {
  const write = async (text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Manuscript' }).click()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.type(text)
    await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible()
  }
  await page.getByRole('button', { name: BOOK, exact: true }).click()
  await write('A quincunx of pear trees.\n\n')
  await searchFor('quincunx')
  await expect(page.getByRole('heading', { name: 'Nothing found for “quincunx”' })).toBeVisible()
  // Typing has to settle; then it comes by itself.
  await expect(results()).toHaveCount(1)
})

test('the palette shows the best of what was said and written, and leads to all of it', async () => {
  await typeInPalette(page, 'wedding')
  const palette = page.getByRole('dialog', { name: 'Commands, projects and search' })
  await expect(palette.getByRole('option', { name: /borrow the thimble for a wedding/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expectInSight(page.locator('[data-item-id="guided-121"]'))
  await typeInPalette(page, 'thimble wedding')
  await palette.getByRole('option', { name: 'Search everything for “thimble wedding”' }).click()
  await expect(field()).toHaveValue('thimble wedding')
  await expect(results()).toHaveCount(1)
})

for (const size of sizes) {
  test(`at ${size.width} × ${size.height} search can be read and reached`, async () => {
    test.setTimeout(120_000)
    await resize(studio, size)
    const look = async (name: string): Promise<void> => {
      for (const theme of themes) {
        await showTheme(page, theme)
        await takePicture(page, `search-${name}-${size.width}-${theme}`)
        await expectAccessible(page, `search ${name}, ${theme}`)
      }
    }
    await page.keyboard.press('ControlOrMeta+j')
    await look('empty')
    await page.keyboard.type('thimble')
    await expect(result('kept the iron thimble')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await look('found')
    await choice('Project').selectOption({ label: BOOK })
    await field().fill('thimble nowhere')
    await expect(page.getByRole('heading', { name: /Nothing found/ })).toBeVisible()
    await look('nothing')
    await page.getByRole('button', { name: 'Look everywhere' }).click()
    await field().fill('kept the iron')
    await goDownToFirst()
    await page.keyboard.press('Enter')
    await expectInSight(page.locator('[data-item-id="recorded-0"]'))
    await look('place')
    await typeInPalette(page, 'thim')
    await expect(page.getByRole('option', { name: /Search everything/ })).toBeVisible()
    await expect(page.getByRole('option')).toHaveCount(6)
    await look('palette')
  })
}

async function goDownToFirst(): Promise<void> {
  await expect(result('kept the iron thimble')).toBeVisible()
  await field().press('ArrowDown')
}
