// A project is deleted with everything: what goes is said, its title is asked for, and afterwards no file of the data
// folder holds a sentence of it, by the studio's own search and by this one.
import { expect, test } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answered } from '../support/answered.ts'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { draftNow, importInterview } from '../support/imported-project.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { showTheme, themes } from '../support/studio-screens.ts'

const TITLE = 'The Iron Thimble'
const SAID = 'He built it out of a wreck'
const NOTED = 'The zinc canary sang at a quarter past nine.'

let dataDir: string
let studio: RunningStudio | undefined
test.beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'studio-erase-'))
})
test.afterEach(async () => {
  await studio?.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

/** Also as a browser's storage would have it. */
function filesWith(words: string): string[] {
  const forms = [Buffer.from(words), Buffer.from(words, 'utf16le')]
  return readdirSync(dataDir, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => forms.some((form) => readFileSync(path).includes(form)))
}

test('a project is deleted with everything, and nothing of it is left in any file', async () => {
  studio = await launchStudio({ dataDir })
  const { page } = studio
  const { projectId } = await importInterview(studio, { title: TITLE })
  await draftNow(page, projectId)
  await answered(page, 'notes.create', { projectId, noteType: 'fact', content: NOTED })
  await answered(page, 'projects.create', { title: 'Bread and lamps', contentType: 'article' })
  await answered(page, 'backups.create', {})
  for (const words of [SAID, NOTED]) expect(filesWith(words).length).toBeGreaterThanOrEqual(2)

  await page.getByRole('button', { name: `More for ${TITLE}` }).press('Enter')
  await page.getByRole('menuitem', { name: 'Delete for good…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: `Delete “${TITLE}” for good?` })
  await expect(dialog.getByRole('list', { name: 'What goes' })).toContainText('1 session with')
  await expect(dialog).toContainText('1 backup holds it, too')
  const button = dialog.getByRole('button', { name: 'Delete for good' })
  for (const theme of themes) {
    await showTheme(page, theme)
    for (const size of sizes) {
      await resize(studio, size)
      await takePicture(page, `erase-${theme}-${size.width}`)
      await expectAccessible(page, `erase, ${theme}, ${size.width}`)
    }
  }
  await expect(button).toBeDisabled()
  await dialog.getByLabel('Type its title to delete it').fill(TITLE)
  await button.press('Enter')
  const proof = page.getByRole('dialog', { name: `“${TITLE}” is deleted` })
  await expect(proof).toContainText('and found none.')
  await takePicture(page, 'erase-proof')
  await expectAccessible(page, 'proof of deletion')
  await proof.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(page.getByRole('button', { name: 'Bread and lamps', exact: true })).toBeVisible()
  expect((await answered(page, 'projects.list', {})).map(({ title }) => title)).toEqual(['Bread and lamps'])
  const found = await answered(page, 'search.find', { query: 'wreck', filters: {}, limit: 5, offset: 0 })
  expect(found.total).toBe(0)
  expect(studio.errors).toEqual([])
  await studio.quit()
  for (const words of [SAID, NOTED, projectId]) expect(filesWith(words)).toEqual([])
})
