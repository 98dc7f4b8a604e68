// What goes wrong is said on the screen, in words, and takes nothing with it. Damaged and newer databases are in
// launch-recovery.spec.ts, a second instance in launch.spec.ts.
import { expect, test, type Page } from '@playwright/test'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answered } from '../support/answered.ts'
import { ask, launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { chooseFile, saveInto } from '../support/file-dialogs.ts'
import { draftNow, importInterview } from '../support/imported-project.ts'
import { wholeProjectTranscript } from '../../src/shared/ipc/whole-transcript.ts'

let folder: string
let studio: RunningStudio
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'studio-bad-input-'))
  studio = await launchStudio({ dataDir: join(folder, 'data') })
})
test.afterEach(async () => {
  await studio.quit()
  rmSync(folder, { recursive: true, force: true })
})

const openImport = (page: Page) => page.getByRole('button', { name: 'Import interview' }).first().click()

test('an empty file and a picture named .txt are told apart from interviews, and another can be chosen', async () => {
  const { page, app } = studio
  const empty = join(folder, 'empty.txt')
  const picture = join(folder, 'holiday.txt')
  const good = join(folder, 'good.txt')
  writeFileSync(empty, '')
  writeFileSync(picture, Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 89) % 251)))
  writeFileSync(good, 'Interviewer: Where were you born?\n\nAda: In the mill, on a Sunday, in the rain.\n')

  await chooseFile(app, empty)
  await openImport(page)
  const dialog = page.getByRole('dialog', { name: 'Import interview' })
  await expect(dialog.getByText('"empty.txt" is empty.')).toBeVisible()
  await chooseFile(app, picture)
  await dialog.getByRole('button', { name: 'Choose another file' }).click()
  await expect(dialog.getByText(/this is not a text file/)).toBeVisible()
  expect(await answered(page, 'projects.list', {})).toEqual([])
  await chooseFile(app, good)
  await dialog.getByRole('button', { name: 'Choose another file' }).click()
  await expect(dialog.getByRole('group', { name: 'Role of Ada' })).toBeVisible()
  expect(studio.errors).toEqual([])
})

test('50 MB of talk import with progress, while the window goes on answering', async () => {
  test.slow()
  const { page, app } = studio
  const long = join(folder, 'fifty-megabytes.txt')
  const turns = writeLongInterview(long, 50 * 1024 * 1024)
  await chooseFile(app, long)
  await openImport(page)
  const dialog = page.getByRole('dialog', { name: 'Import interview' })
  const longest = await watchWhileOpen(page)
  await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]/)
  const create = dialog.getByRole('button', { name: 'Create project' })
  await expect(create).toBeEnabled({ timeout: 60_000 })
  await create.click()
  await expect(dialog.getByRole('progressbar', { name: 'Taking it in' })).toHaveAttribute(
    'aria-valuenow',
    /^[1-9]/,
  )
  await expect(dialog).toBeHidden({ timeout: 90_000 })
  const { main, frame } = await longest()
  // The last step of a whole import is one write of some 75 MB, and the disk has its own pace.
  expect(main, 'longest wait for an answer of main, ms').toBeLessThan(5000)
  expect(frame, 'longest gap between two frames of the window, ms').toBeLessThan(1500)

  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('Turn 1 of the long talk')
  const [project] = await answered(page, 'projects.list', {})
  const stored = await wholeProjectTranscript((name, input) => answered(page, name, input), project?.id ?? '')
  expect(stored.map(({ items }) => items.length)).toEqual([turns])
  expect(studio.errors).toEqual([])
})

test('an export into a folder that cannot be written says so and leaves the text alone', async () => {
  const { page, app } = studio
  const { projectId } = await importInterview(studio)
  const markdown = await draftNow(page, projectId)
  await page.getByRole('button', { name: 'The Iron Thimble', exact: true }).click()
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  for (const impossible of ['/proc/self', file]) {
    await saveInto(app, impossible)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'Document (Markdown)' }).click()
    const message = page.getByRole('region', { name: 'Notifications' })
    await expect(message.getByText('Nothing was exported', { exact: true })).toBeVisible()
    await expect(message.getByText(/Your text is safe in the studio\. Choose another/)).toBeVisible()
    await message.locator('[aria-label=Dismiss]').click()
    await expect(message.getByText('Nothing was exported')).toHaveCount(0)
  }
  expect((await answered(page, 'document.open', { projectId })).document.markdown).toBe(markdown)
})

test('a title of 10,000 characters is refused with its length; one of emoji is a title', async () => {
  const { page, app } = studio
  await page.getByRole('button', { name: 'New project' }).click()
  const dialog = page.getByRole('dialog', { name: 'New project' })
  const title = dialog.getByLabel('Title')
  await title.fill('x'.repeat(10_000))
  await dialog.getByLabel('Goal').fill('A goal worth keeping')
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await expect(dialog.getByRole('alert')).toContainText('This title is 10,000 characters long')
  await expect(dialog.getByLabel('Goal')).toHaveValue('A goal worth keeping')
  await title.fill('🌊🔥')
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '🌊🔥' })).toBeVisible()
  await saveInto(app, folder)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Document (Markdown)' }).click()
  await expect(page.getByText(/untitled-[a-z0-9]+\.md$/)).toBeVisible()
  expect(studio.errors).toEqual([])
})

test('deleting a project asks first, and can be taken back', async () => {
  const { page } = studio
  const { projectId } = await importInterview(studio)
  const markdown = await draftNow(page, projectId)
  const card = page.getByRole('button', { name: 'The Iron Thimble', exact: true })
  const deleting = async (answer: string) => {
    await page.getByRole('button', { name: 'More for The Iron Thimble' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    const question = page.getByRole('alertdialog', { name: 'Delete “The Iron Thimble”?' })
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await question.getByRole('button', { name: answer }).click()
    await expect(question).toBeHidden()
  }
  await deleting('Cancel')
  await expect(card).toBeVisible()
  await deleting('Delete')
  await expect(card).toBeHidden()
  expect(await answered(page, 'projects.list', {})).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card).toBeVisible()
  expect((await answered(page, 'document.open', { projectId })).document.markdown).toBe(markdown)
  expect((await ask(page, 'transcript.forProject', { projectId })).ok).toBe(true)
  expect(studio.errors).toEqual([])
})

/** Labelled turns of a paragraph each. Returns how many. */
function writeLongInterview(path: string, bytes: number): number {
  const talk = 'and then the river came up past the second step and we carried the hens to the loft. '.repeat(
    6,
  )
  const file = openSync(path, 'w')
  let written = 0
  let turns = 0
  try {
    while (written < bytes) {
      let piece = ''
      for (let n = 0; n < 500; n += 1) {
        turns += 1
        const speaker = turns % 2 === 1 ? 'Interviewer' : 'Ada'
        piece += `${speaker}: Turn ${turns} of the long talk, ${talk}\n\n`
      }
      written += writeSync(file, piece)
    }
  } finally {
    closeSync(file)
  }
  return turns
}

/** Asks main again and again and counts frames while a dialog is open; the answer gives the longest waits in ms. */
async function watchWhileOpen(page: Page): Promise<() => Promise<{ main: number; frame: number }>> {
  const watch = await page.evaluateHandle(() => {
    const longest = { main: 0, frame: 0 }
    const isOpen = (): boolean => document.querySelector('[role=dialog]') !== null
    const asking = async (): Promise<void> => {
      while (isOpen()) {
        const started = performance.now()
        await window.studio.invoke('app.info', {})
        if (isOpen()) longest.main = Math.max(longest.main, performance.now() - started)
        await new Promise((later) => setTimeout(later, 50))
      }
    }
    let last = performance.now()
    const frame = (now: number): void => {
      if (!isOpen()) return
      longest.frame = Math.max(longest.frame, now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    void asking()
    return longest
  })
  return () => watch.jsonValue()
}
