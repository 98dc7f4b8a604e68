// The main job as the author does it: an interview comes in, a document comes out, and their own typing stays.
import { expect, test, type Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answered } from '../support/answered.ts'
import { launchStudio } from '../support/electron-app.ts'
import { chooseFile, saveInto } from '../support/file-dialogs.ts'
import { importInterview, sampleInterview, waitForDrafts } from '../support/imported-project.ts'

const TITLE = 'Nan’s Engines: a life'
const SLUG = 'nans-engines-a-life'
const TYPED = 'Nobody in the family has ever told it this way, and I am glad to be the one who does.'
const SECOND_TALK = [
  'Interviewer: Did you keep anything from the ships?',
  'Nan: I kept the brass telegraph from the Margaret Rae. It stands in my hall, and my grandchildren ring it for their tea.',
  'Interviewer: And who has the thimble now?',
  'Nan: My granddaughter Isla has the thimble. She wears it on a chain and she mends outboard motors in Stromness.',
].join('\n\n')

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-main-job-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('an interview becomes a document that the author edits, reads sources of and exports', async () => {
  const dataDir = join(folder, 'data')
  const studio = await launchStudio({ dataDir })
  const { page, app } = studio

  await test.step('the sample is imported through the dialog, with the speakers named', async () => {
    await chooseFile(app, sampleInterview)
    await page.getByRole('button', { name: 'Import interview' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import interview' })
    await expect(dialog.getByRole('group', { name: 'Role of Nan' }).getByLabel('Author')).toBeChecked()
    const asking = dialog.getByRole('group', { name: 'Role of Interviewer' })
    await expect(asking.getByLabel('Interviewer or other')).toBeChecked()
    await dialog.getByLabel('Title').fill(TITLE)
    await dialog.getByRole('button', { name: 'Create project' }).click()
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('He built it out of a wreck')
  })

  const manuscript = page
    .getByRole('region', { name: 'Document' })
    .getByRole('textbox', { name: 'Manuscript' })
  const status = page.getByRole('status', { name: 'Draft' })

  await test.step('Update draft: the status says where it stands, and sections arrive', async () => {
    const said = await recordStatus(page)
    await page.getByRole('button', { name: 'Update draft' }).click()
    await expect(status).toHaveText('Updated')
    expect(await said()).toEqual(expect.arrayContaining([expect.stringMatching(/^(Queued|Drafting…)$/)]))
    await expect(page.getByRole('navigation', { name: 'Outline' }).getByText(/ words$/)).not.toHaveCount(0)
  })
  const [project] = await answered(page, 'projects.list', {})
  const projectId = project?.id ?? ''
  const first = await answered(page, 'document.open', { projectId })
  expect(first.sections.length).toBeGreaterThanOrEqual(6)

  await test.step('a draft lands while the author types, and no letter of theirs is lost', async () => {
    const more = join(folder, 'second-talk.txt')
    writeFileSync(more, SECOND_TALK)
    await importInterview(studio, { file: more, projectId })
    await manuscript.click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const [begin, ...rest] = TYPED.split(/(?<=,)/)
    await page.keyboard.type(begin ?? '')
    await page.getByRole('button', { name: 'Update draft' }).evaluate((button: HTMLElement) => button.click())
    const drafted = expect(status).toHaveText('Updated')
    // Slowly enough that the draft lands between two letters.
    await page.keyboard.type(rest.join(''), { delay: 25 })
    const stopped = Date.now()
    await drafted
    await waitForDrafts(page, projectId)
    const jobs = await answered(page, 'draft.jobs', { projectId })
    const times = jobs.map(({ completedAt }) => completedAt ?? Infinity)
    expect(Math.max(...times), 'the second draft was done before the author stopped').toBeLessThan(stopped)
    expect(jobs).toHaveLength(2)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    const {
      document: { markdown },
    } = await answered(page, 'document.open', { projectId })
    expect(markdown.split('\n').slice(0, 3)).toEqual([`# ${TITLE}`, '', TYPED])
    expect(markdown).toContain('I kept the brass telegraph from the Margaret Rae.')
  })

  await test.step('a paragraph shows what it rests on', async () => {
    await page.getByRole('tab', { name: 'Sources' }).click()
    const {
      sources,
      document: { markdown },
    } = await answered(page, 'document.open', { projectId })
    expect(sources.length).toBeGreaterThan(6)
    const paragraph = markdown.split('\n\n').find((text) => text.includes('Tar and peat and paraffin')) ?? ''
    await manuscript.focus()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('Tar and peat and paraffin')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    const panel = page.getByRole('region', { name: 'Sources' })
    await expect(panel).toContainText(paragraph.slice(0, 40))
    await panel.getByRole('button').filter({ hasText: 'Tar and peat and paraffin' }).click()
    const row = page.getByRole('region', { name: 'Transcript' }).locator('[data-item-id]')
    await expect(row.filter({ hasText: 'Tar and peat and paraffin' })).toBeVisible()
  })

  await test.step('export writes the text byte for byte, and never over a file that is there', async () => {
    const out = join(folder, 'out')
    mkdirSync(out)
    await saveInto(app, out)
    const {
      document: { markdown },
    } = await answered(page, 'document.open', { projectId })
    for (const name of [`${SLUG}.md`, `${SLUG}-2.md`]) {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: 'Document (Markdown)' }).click()
      await expect(page.getByText(join(out, name), { exact: true })).toBeVisible()
    }
    expect(readdirSync(out).sort()).toEqual([`${SLUG}-2.md`, `${SLUG}.md`])
    for (const name of readdirSync(out)) expect(bodyOf(join(out, name))).toBe(markdown)
  })

  const before = await answered(page, 'document.open', { projectId })
  expect(studio.errors).toEqual([])
  await studio.quit()

  await test.step('the next start has everything', async () => {
    const again = await launchStudio({ dataDir })
    await again.page.getByRole('button', { name: TITLE, exact: true }).click()
    await expect(again.page.getByRole('textbox', { name: 'Manuscript' })).toContainText(TYPED)
    await expect(again.page.getByRole('region', { name: 'Transcript' })).toContainText('He built it out of')
    const after = await answered(again.page, 'document.open', { projectId })
    expect(after.document).toEqual(before.document)
    expect(after.sources).toEqual(before.sources)
    expect(after.sections).toEqual(before.sections)
    expect(again.errors).toEqual([])
    await again.quit()
  })
})

/** Collects what the draft's live region reads from now on; the answer gives the list. */
async function recordStatus(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const list: string[] = []
    const look = (): void => {
      const text = document.querySelector('[role=status][aria-label=Draft]')?.textContent ?? ''
      if (text !== '' && text !== list.at(-1)) list.push(text)
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    return list
  })
  return () => said.jsonValue()
}

/** What follows the front matter. */
function bodyOf(path: string): string {
  const text = readFileSync(path, 'utf8')
  const end = text.indexOf('\n---\n\n', 4)
  expect(text.startsWith('---\n') && end > 0).toBe(true)
  return text.slice(end + '\n---\n\n'.length)
}
