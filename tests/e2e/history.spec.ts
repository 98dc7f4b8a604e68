// Would catch: a history that does not say who wrote what, a comparison that cannot be walked by keyboard, and a part that
// is put back elsewhere or with something else.
import { expect, test, type Page } from '@playwright/test'
import { answered } from '../support/answered.ts'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { draftNow, importInterview } from '../support/imported-project.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { showTheme, themes } from '../support/studio-screens.ts'

// Each goes on with what the one before has left.
test.describe.configure({ mode: 'serial' })

let studio: RunningStudio
let projectId: string
let drafted: string

test.beforeAll(async () => {
  studio = await launchStudio()
  const { page } = studio
  ;({ projectId } = await importInterview(studio))
  await draftNow(page, projectId)
  drafted = await textOf(page)
  await page.getByRole('button', { name: 'The Iron Thimble', exact: true }).click()
})
test.afterAll(async () => {
  expect(studio.errors).toEqual([])
  await studio.close()
})

async function textOf(page: Page): Promise<string> {
  return (await answered(page, 'document.open', { projectId })).document.markdown
}

/** Types over stretches of the text as another program would. */
async function rewrite(page: Page, from: string | RegExp, to: string): Promise<void> {
  const { document, version } = await answered(page, 'document.open', { projectId })
  const { markdown } = document
  const found = new RegExp(from).exec(markdown)
  if (found === null) throw new Error(`No ${String(from)}`)
  const { index } = found
  const rest = markdown.length - index - found[0].length
  const put = [found[0].length, ...to.split('\n')]
  const changes = [...(index > 0 ? [index] : []), put, ...(rest > 0 ? [rest] : [])]
  await answered(page, 'document.push', { projectId, version, updates: [{ clientId: 'test', changes }] })
}

const dialog = () => studio.page.getByRole('dialog', { name: 'Compare' })
const change = (number: number) => dialog().getByRole('group', { name: new RegExp(`, change ${number} of`) })
const history = () => studio.page.getByRole('region', { name: 'History' })

test('the history says who wrote each revision, why, and what came and went', async () => {
  const { page } = studio
  await rewrite(page, /He built it out of a wreck/, 'He had built the house out of a wreck')
  await page.getByRole('tab', { name: 'History' }).click()
  const rows = history().getByRole('listitem')
  await expect(rows.nth(0)).toContainText('You · as it stands')
  await expect(rows.nth(0)).toContainText(/\+\d+ −\d+/)
  await expect(rows.nth(1)).toContainText('The drafter')
  await expect(rows.nth(1)).toContainText('arranged without a model')
})

test('changes are walked by keyboard, and one is put back where it stood', async () => {
  const { page } = studio
  const before = await textOf(page)
  await rewrite(page, /\n\n(?=[^\n]+\n*$)/, '\n\nA paragraph that was not there.\n\n')
  await history()
    .getByRole('button', { name: /^Compare/ })
    .nth(1)
    .click()
  await expect(dialog().getByText('2 passages differ')).toBeVisible()
  await page.keyboard.press('n')
  await expect(change(1)).toBeFocused()
  await expect(change(1).locator('del')).toHaveText(['it'])
  await expect(change(1).locator('ins')).toHaveText(['had', 'the house'])
  await page.keyboard.press('Alt+ArrowDown')
  await expect(change(2)).toBeFocused()
  await expect(change(2).locator('ins')).toHaveText('A paragraph that was not there.')
  await expect(dialog().getByText('2 of 2')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog().getByText('1 passage differs')).toBeVisible()
  expect(await textOf(page)).toBe(before)
  // Bug: whoever works by keyboard begins again at the top.
  await expect(change(1)).toBeFocused()
  await dialog()
    .getByRole('button', { name: /^Restore this section/ })
    .click()
  await expect(dialog().getByText('Nothing differs.')).toBeVisible()
  expect(await textOf(page)).toBe(drafted)
  await page.keyboard.press('Escape')
  await expect(history().getByRole('listitem').first()).toContainText('Restored')
})

test('two old revisions are compared to read, in two columns, with the rest unfolded on demand', async () => {
  const { page } = studio
  const drafterRow = history().getByRole('listitem').filter({ hasText: 'The drafter' })
  await drafterRow.getByRole('button', { name: /^Compare/ }).click()
  const to = dialog().getByLabel('To', { exact: true })
  await to.focus()
  await page.keyboard.press('ArrowDown')
  await expect(dialog().getByText(/1 passage differs/)).toBeVisible()
  await expect(dialog().getByRole('button', { name: /^(Restore|Take|Put)/ })).toHaveCount(0)
  // Bug: whoever goes through the revisions by keyboard is taken to the text by the first.
  await expect(to).toBeFocused()
  await dialog().getByRole('radio', { name: 'By block' }).check()
  const columns = change(1).getByRole('paragraph')
  await expect(columns).toHaveText([
    /^The house.* He built it out of a wreck/,
    /^The house.* He had built the house out of a wreck/,
  ])
  const unchanged = dialog().getByText('Tar and peat and paraffin.')
  await expect(unchanged).toHaveCount(0)
  await dialog()
    .getByRole('button', { name: /unchanged words/ })
    .first()
    .click()
  await expect(unchanged).toHaveCount(2)
})

test('a comparison can be read and reached, light and dark', async () => {
  test.setTimeout(120_000)
  const { page } = studio
  await page.keyboard.press('Escape')
  for (const theme of themes) {
    await showTheme(page, theme)
    for (const size of sizes.toReversed()) {
      await resize(studio, size)
      await page.keyboard.press('Control+3')
      await history()
        .getByRole('button', { name: /^Compare/ })
        .last()
        .click()
      await expect(dialog().getByText(/passages? differs?/)).toBeVisible()
      await takePicture(page, `compare-words-${theme}-${size.width}`)
      await dialog().getByRole('radio', { name: 'By block' }).check()
      await takePicture(page, `compare-blocks-${theme}-${size.width}`)
      await expectAccessible(page, `compare, ${theme}, ${size.width}`)
      await page.keyboard.press('Escape')
    }
  }
})

test('undoes a draft update from the history', async () => {
  const { page } = studio
  await page.keyboard.press('Escape')
  await history()
    .getByRole('button', { name: /^Undo this draft update/ })
    .click()
  await expect(page.getByText('The draft update was undone')).toBeVisible()
  await expect(history().getByText('undone since')).toBeVisible()
  await expect(history().getByRole('button', { name: /^Undo this draft update/ })).toHaveCount(0)
})
