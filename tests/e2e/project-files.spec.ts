// A whole project leaves as a folder or a file, and a studio that never knew it has it again: by the dialog, and by being
// opened with the file. The dialogs are looked at in both sizes and themes.
import { expect, test } from '@playwright/test'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runFromPalette } from '../support/palette.ts'
import { answered } from '../support/answered.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { chooseFile, saveInto } from '../support/file-dialogs.ts'
import { draftNow, importInterview } from '../support/imported-project.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { showTheme, themes } from '../support/studio-screens.ts'

const TITLE = 'The Iron Thimble'
let folder: string
const open: RunningStudio[] = []
test.beforeEach(() => {
  folder = makeDataDir()
})
test.afterEach(async () => {
  for (const studio of open.splice(0)) await studio.close()
  rmSync(folder, { recursive: true, force: true })
})

async function launch(args: string[] = []): Promise<RunningStudio> {
  const studio = await launchStudio({ args })
  open.push(studio)
  return studio
}

test('a project goes from one studio to another, as a folder and as a file that is opened', async () => {
  const first = await launch()
  const { projectId } = await importInterview(first, { title: TITLE })
  const text = await draftNow(first.page, projectId)
  await first.page.getByRole('button', { name: TITLE, exact: true }).click()
  await chooseFile(first.app, folder)
  await saveInto(first.app, folder)
  for (const item of ['Whole project (folder)', 'Whole project (one file)']) {
    await first.page.getByRole('button', { name: 'Export' }).click()
    await first.page.getByRole('menuitem', { name: item }).click()
    await expect(first.page.getByText('Exported').first()).toBeVisible()
    await expect(first.page.getByRole('dialog', { name: 'Export the project' })).toHaveCount(0)
  }
  const written = () => readdirSync(folder).toSorted()
  await expect.poll(written).toEqual(['the-iron-thimble', 'the-iron-thimble.ghostwriting'])
  expect(existsSync(join(folder, 'the-iron-thimble/transcript'))).toBe(true)
  expect(first.errors).toEqual([])
  await first.quit()

  const second = await launch([join(folder, 'the-iron-thimble.ghostwriting')])
  const dialog = second.page.getByRole('dialog', { name: 'Import projects' })
  await expect(dialog.getByRole('list', { name: 'Projects found' })).toContainText(TITLE)
  // Shown, and nothing more.
  expect(await answered(second.page, 'projects.list', {})).toEqual([])
  for (const theme of themes) {
    await showTheme(second.page, theme)
    for (const size of sizes) {
      await resize(second, size)
      await takePicture(second.page, `import-projects-${theme}-${size.width}`)
      await expectAccessible(second.page, `import projects, ${theme}, ${size.width}`)
    }
  }
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(dialog.getByRole('list', { name: 'Projects imported' })).toContainText('all of it is here')
  await dialog.getByRole('button', { name: 'Open the project' }).click()
  await expect(second.page.getByRole('textbox', { name: 'Manuscript' })).toBeVisible()
  expect((await answered(second.page, 'document.open', { projectId })).document.markdown).toBe(text)
  const found = await answered(second.page, 'search.find', {
    query: 'saucer',
    filters: {},
    limit: 5,
    offset: 0,
  })
  expect(found.total).toBeGreaterThan(0)

  // By keyboard, from a folder of exports; it is there already, and comes as a copy.
  await chooseFile(second.app, folder)
  await runFromPalette(second.page, 'Import projects')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Choose a folder' }).press('Enter')
  const copy = dialog.getByRole('radio', { name: 'Import as a copy' })
  await expect(copy).toHaveCount(2)
  await copy.first().press('Space')
  await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter')
  await dialog.getByRole('button', { name: 'Open the project' }).press('Enter')
  const titles = (await answered(second.page, 'projects.list', {})).map(({ title }) => title)
  expect(titles.toSorted()).toEqual([TITLE, `${TITLE} (copy)`])
  expect(second.errors).toEqual([])
})
