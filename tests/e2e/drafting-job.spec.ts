// Drafting by a model as the author does it: a key in Settings, an interview, a page that says what it rests on, and
// sections that are drafted, locked and asked about.
import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runFromPalette } from '../support/palette.ts'
import { answered } from '../support/answered.ts'
import {
  askForDraft,
  chapters,
  draftedProject,
  editOf,
  launchDraftingStudio,
  openManuscript,
  paragraphsUnder,
  storedText,
  TITLE,
  type DraftingStudio,
} from '../support/drafting-studio.ts'
import { launchStudio } from '../support/electron-app.ts'
import { chooseFile, saveInto } from '../support/file-dialogs.ts'
import { sampleInterview, waitForDrafts } from '../support/imported-project.ts'
import { answerFor, namedIn } from '../support/model-server/answer-for.ts'
import { draftAnswer } from '../support/model-server/draft-answer.ts'
import { startModelServer } from '../support/model-server/model-server.ts'
import type { WireEdit } from '../support/model-server/wire-answer.ts'
import { showSettings, showSideTab } from '../support/studio-screens.ts'

const KEY = 'sk-typed-by-the-author'
const [FIRST, SECOND] = chapters

const outline = (page: Page) => page.getByRole('navigation', { name: 'Outline' })
const manuscript = (page: Page) => page.getByRole('textbox', { name: 'Manuscript' })
const draftStatus = (page: Page) => page.getByRole('status', { name: 'Draft' })

test('from a key in Settings to a page that says what it rests on', async () => {
  const server = await startModelServer({ apiKey: KEY })
  const studio = await launchStudio()
  const { page, app } = studio

  await test.step('the key and the address are tried and kept', async () => {
    await showSettings(page)
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await dialog.getByLabel('API key').fill(KEY)
    await dialog.getByLabel('Base URL').fill(server.baseUrl)
    await dialog.getByRole('button', { name: 'Test drafting' }).click()
    await expect(dialog.getByText('Everything answers. Drafts can be written.')).toBeVisible({
      timeout: 30_000,
    })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('an interview comes in', async () => {
    await chooseFile(app, sampleInterview)
    await page.getByRole('button', { name: 'Import interview' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import interview' })
    await dialog.getByLabel('Title').fill(TITLE)
    await dialog.getByRole('button', { name: 'Create project' }).click()
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
  })

  await test.step('an update with instructions says which section is being written', async () => {
    server.answer(draftAnswer((asked) => answerFor(asked, FIRST)))
    server.hold(24)
    await page.getByRole('button', { name: 'More ways to update the draft' }).click()
    await page.getByRole('menuitem', { name: 'Update with instructions…' }).click()
    await page.getByLabel('What should the drafter do or change?').fill('Begin with the wreck.')
    await page.keyboard.press('Control+Enter')
    await server.held()
    await expect(draftStatus(page)).toHaveText('Drafting…')
    await expect(page.getByRole('banner').getByText(`“${FIRST}”`)).toBeVisible()
    expect(server.asked.at(-1)?.userText).toContain('Begin with the wreck.')
    server.release()
    await expect(draftStatus(page)).toHaveText('Updated')
    await expect(outline(page).getByRole('button', { name: new RegExp(`^${FIRST}`) })).toBeVisible()
    await expect(page.getByText('Last drafted by gpt-6.1-sol')).toBeVisible()
  })

  await test.step('a mark in the margin leads to what was said, and that to the transcript', async () => {
    await page
      .getByRole('button', { name: /^Drafted from one thing you said/ })
      .first()
      .click()
    const sources = page.getByRole('region', { name: 'Sources' })
    await expect(sources).toContainText('What do you know about the house?')
    await sources.getByRole('button').filter({ hasText: 'He built it out of a wreck' }).click()
    const row = page.getByRole('region', { name: 'Transcript' }).locator('[data-item-id]')
    await expect(row.filter({ hasText: 'He built it out of a wreck' })).toBeVisible()
  })
  expect(server.violations).toEqual([])
  expect(studio.errors).toEqual([])
  await studio.close()
  await server.close()
})

test.describe('on a drafted manuscript', () => {
  let studio: DraftingStudio
  let projectId: string
  test.beforeEach(async () => {
    studio = await launchDraftingStudio()
    projectId = await draftedProject(studio)
    await openManuscript(studio.page)
  })
  test.afterEach(async () => {
    expect(studio.errors).toEqual([])
    expect(studio.server.violations).toEqual([])
    await studio.close()
  })

  function answersWith(...edits: ((asked: Parameters<typeof namedIn>[0]) => WireEdit)[]) {
    return draftAnswer((asked) => ({
      summary: 'Wrote on.',
      edits: edits.map((edit) => edit(asked)),
      todos: [],
      resolvedTodoIds: [],
    }))
  }

  const choose = async (heading: string, item: string): Promise<void> => {
    const { page } = studio
    await outline(page)
      .getByRole('button', { name: new RegExp(`^${heading}`) })
      .hover()
    await outline(page)
      .getByRole('button', { name: `Actions for “${heading}”` })
      .click()
    await page.getByRole('menuitem', { name: item }).click()
  }

  test('what rests on nothing, and a word to avoid, are marked', async () => {
    const { page, server } = studio
    await showSideTab(page, 'Blueprint')
    await page.getByLabel('Words to avoid').first().fill('whatsoever')
    await page.keyboard.press('Enter')
    server.answer(answersWith((asked) => editOf(asked, 'append', FIRST, ['It rests on nothing whatsoever.'])))
    await page.getByRole('button', { name: 'Update draft' }).click()
    await expect(draftStatus(page)).toHaveText('Updated')
    await expect.poll(() => storedText(page, projectId)).toContain('nothing whatsoever')
    // The model was told of the word.
    expect(server.asked.at(-1)?.promptText).toContain('whatsoever')
    await page.getByRole('button', { name: 'Review' }).click()
    await expect(page.getByRole('button', { name: /^You asked to avoid “whatsoever”/ })).toBeVisible()
    await page.getByRole('button', { name: 'Drafted, and it rests on nothing that was said' }).click()
    await expect(page.getByRole('region', { name: 'Sources' })).toContainText('Check it.')
  })

  test('a locked section is left alone, also by a draft that would rewrite it', async () => {
    const { page, server } = studio
    const before = paragraphsUnder(await storedText(page, projectId), FIRST)
    await choose(FIRST, 'Lock')
    await expect(outline(page).getByRole('button', { name: new RegExp(`^${FIRST}.*Locked`) })).toBeVisible()
    server.answer(
      answersWith((asked) => editOf(asked, 'replace', FIRST, ['Something else.'])),
      answersWith((asked) => editOf(asked, 'append', SECOND, ['And that was the boat.'])),
    )
    await askForDraft(page, projectId, 'Shorten the house.')
    await waitForDrafts(page, projectId)
    const after = await storedText(page, projectId)
    expect(paragraphsUnder(after, FIRST)).toEqual(before)
    expect(paragraphsUnder(after, SECOND).at(-1)).toBe('And that was the boat.')
    expect(namedIn(server.asked[1] ?? { userText: '' }).sections.find(({ locked }) => locked)?.heading).toBe(
      FIRST,
    )
  })

  test('“Draft this section” and “Say more here” reach the model', async () => {
    const { page, server } = studio
    server.answer(answersWith((asked) => editOf(asked, 'append', SECOND, ['And that was the boat.'])))
    await choose(SECOND, 'Say more here')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(
      page.getByRole('tabpanel').getByText(`Say more in “${SECOND}”`, { exact: true }),
    ).toBeVisible()
    await choose(SECOND, 'Draft this section…')
    await page.getByLabel('What should change?').fill('An end to it.')
    await page.getByRole('button', { name: 'Draft this section' }).click()
    await expect.poll(() => storedText(page, projectId)).toContain('And that was the boat.')
    const asked = server.asked.at(-1)
    expect(asked?.userText).toContain(`In “${SECOND}”: An end to it.`)
    expect(namedIn(asked ?? { userText: '' }).todos.map(({ label }) => label)).toContain(
      `Say more in “${SECOND}”`,
    )
  })

  test('exported with sources, each drafted paragraph has a footnote, and the page none', async () => {
    const { page, app } = studio
    const folder = mkdtempSync(join(tmpdir(), 'studio-export-'))
    await saveInto(app, folder)
    const before = await storedText(page, projectId)
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'Document with sources as footnotes' }).click()
    const path = join(folder, 'the-iron-thimble-with-sources.md')
    await expect(page.getByText(path, { exact: true })).toBeVisible()
    const text = readFileSync(path, 'utf8')
    const drafted = (await answered(page, 'document.open', { projectId })).sources.length
    expect(text.match(/\[\^\d+\]$/gm)).toHaveLength(drafted)
    expect(text).toMatch(
      /^\[\^1\]: Nan, imported interview of \d{4}-\d\d-\d\d.*: “.*He built it out of a wreck.*”/m,
    )
    expect(text.replace(/\[\^\d+\](?!:)/g, '')).toContain(before.trimEnd())
    expect(await storedText(page, projectId)).toBe(before)
    rmSync(folder, { recursive: true, force: true })
  })

  test('the keyboard alone goes from the page to its sources, the activity and an update', async () => {
    const { page, server } = studio
    await manuscript(page).focus()
    await page.keyboard.press('Control+Home')
    for (let turn = 0; turn < 4; turn++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+4')
    await expect(page.getByRole('region', { name: 'Sources' })).toContainText('He built it out of a wreck')
    await runFromPalette(page, 'show the activity')
    const activity = page.getByRole('dialog', { name: 'Activity', exact: true })
    await expect(activity.getByRole('listitem').first()).toContainText('gpt-6.1-sol')
    await page.keyboard.press('Escape')
    await expect(activity).toHaveCount(0)
    server.answer(answersWith((asked) => editOf(asked, 'append', FIRST, ['By keys alone.'])))
    await page.keyboard.press('Control+Shift+d')
    await expect.poll(() => storedText(page, projectId)).toContain('By keys alone.')
  })
})
