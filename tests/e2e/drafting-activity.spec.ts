// Choosing what drafts, and looking at what it did, in real Electron against a model server on loopback.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { runFromPalette } from '../support/palette.ts'
import { answered } from '../support/answered.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { draftNow, importInterview } from '../support/imported-project.ts'
import { inMain } from '../support/in-main.ts'
import { answerFor } from '../support/model-server/answer-for.ts'
import { draftAnswer } from '../support/model-server/draft-answer.ts'
import { fault } from '../support/model-server/faults.ts'
import { startModelServer, type ModelServer } from '../support/model-server/model-server.ts'
import { showLibrary, showSettings } from '../support/studio-screens.ts'

const KEY = 'sk-of-the-test-server'

let dataDir: string
let studio: RunningStudio
let server: ModelServer
test.beforeEach(async () => {
  dataDir = makeDataDir()
  server = await startModelServer({ apiKey: KEY })
  server.answer(draftAnswer())
  studio = await launchStudio({ dataDir })
})
test.afterEach(async () => {
  await studio.quit()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

async function openSettings(page: Page): Promise<Locator> {
  await showSettings(page)
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByRole('button', { name: 'Drafting', exact: true }).click()
  return dialog
}

async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
}

async function chooseHosted(page: Page): Promise<void> {
  const dialog = await openSettings(page)
  await dialog.getByLabel('API key').fill(KEY)
  await dialog.getByLabel('Base URL').fill(server.baseUrl)
  await save(dialog)
}

async function openActivity(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('button', { name: 'Activity', exact: true }).click()
  return page.getByRole('dialog', { name: 'Activity', exact: true })
}

async function openProject(page: Page): Promise<void> {
  await showLibrary(page)
  await page.getByRole('button', { name: 'The Iron Thimble', exact: true }).click()
}

test('one’s own server is set, tried and kept, and its key goes with its address', async () => {
  const { page } = studio
  let dialog = await openSettings(page)
  await expect(dialog.getByText('There is no API key yet')).toBeVisible()
  await expect(dialog.getByLabel('Drafting model', { exact: true })).toHaveValue('gpt-6.1-sol')
  await dialog.getByRole('radio', { name: 'My own server' }).check()
  await dialog.getByLabel('Server address').fill(server.baseUrl)
  await dialog.getByLabel('Key (optional)').fill(KEY)
  await dialog.getByLabel('Ceiling for drafts').fill('lots')
  await dialog.getByRole('button', { name: 'Test drafting' }).click()
  await expect(dialog.getByText('“lots” is not an amount')).toBeVisible()
  await dialog.getByLabel('Ceiling for drafts').fill('1,50')
  // Main finds what the window cannot know.
  await dialog.getByRole('button', { name: 'Test drafting' }).click()
  await expect(dialog.getByText('Name the model that your server')).toBeVisible()
  await expect(dialog.getByLabel('Model', { exact: true })).toBeFocused()
  await dialog.getByLabel('Model', { exact: true }).fill('qwen3:8b')
  await dialog.getByRole('button', { name: 'Test drafting' }).click()
  const result = dialog.getByRole('status', { name: 'Test of drafting' })
  await expect(result.getByText('Everything answers. Drafts can be written.')).toBeVisible({
    timeout: 30_000,
  })
  await expect(result).not.toContainText(KEY)
  // Bug: the good news of one model stays beside another.
  await dialog.getByLabel('Model', { exact: true }).fill('another')
  await expect(result.getByRole('listitem')).toHaveCount(0)
  await save(dialog)
  expect(await answered(page, 'settings.get', {})).toMatchObject({
    draftingEngine: 'server',
    serverUrl: server.baseUrl,
    serverModel: 'another',
    hasServerKey: true,
    hasApiKey: false,
    draftingCeilingUsd: 1.5,
  })
  dialog = await openSettings(page)
  await dialog.getByLabel('Server address').fill('http://localhost:1/v1')
  await expect(dialog.getByText('saving another address forgets the present key')).toBeVisible()
  await save(dialog)
  expect(await answered(page, 'settings.get', {})).toMatchObject({ hasServerKey: false })
  expect(studio.errors).toEqual([])
})

test('an update shows what was asked, what it used, and word for word what was sent', async () => {
  const { page } = studio
  await chooseHosted(page)
  const { projectId } = await importInterview(studio)
  await draftNow(page, projectId)
  await openProject(page)
  const dialog = await openActivity(page)
  const update = dialog.getByRole('list', { name: 'Draft updates' }).getByRole('listitem').last()
  await expect(update).toContainText('Done')
  await expect(update).toContainText('gpt-6.1-sol')
  await expect(update).toContainText('tokens read')
  await expect(dialog.getByText('no ceiling is set')).toBeVisible()

  await update.getByRole('button', { name: 'Show what was sent' }).click()
  const sent = page.getByRole('dialog', { name: 'What was sent' })
  await expect(sent.getByRole('button', { name: 'Back to the list' })).toBeFocused()
  await sent
    .getByRole('button', { name: /^Your material/ })
    .first()
    .click()
  const asked = server.asked.find(({ wire }) => wire !== null)
  const material = sent.getByRole('region', { name: /^Your material/ })
  await expect(material).toContainText('<transcript>')
  expect((await material.locator('pre').textContent())?.slice(0, 2000)).toBe(asked?.userText.slice(0, 2000))
  await sent.getByRole('button', { name: /^Copy: Your material/ }).click()
  await expect(sent.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await inMain(studio.app, ({ clipboard }) => clipboard.readText())).toBe(asked?.userText)
  // Bug: whoever reads by keyboard is thrown to the top of the list.
  await sent.getByRole('button', { name: 'Back to the list' }).click()
  await expect(update.getByRole('button', { name: 'Show what was sent' })).toBeFocused()
  expect(studio.errors).toEqual([])
})

test('a failed update says why, and is arranged here without the model; a running one is live and can be stopped', async () => {
  const { page } = studio
  server.answer(fault.status400())
  await chooseHosted(page)
  const { projectId } = await importInterview(studio)
  await answered(page, 'draft.enqueue', { projectId, sessionId: null, urgency: 'asap' })
  await openProject(page)
  await runFromPalette(page, 'show the activity')
  const dialog = page.getByRole('dialog', { name: 'Activity', exact: true })
  const update = dialog.getByRole('list', { name: 'Draft updates' }).getByRole('listitem').first()
  await expect(update).toContainText('Failed', { timeout: 15_000 })
  await update.getByRole('button', { name: 'Arrange it here without the model' }).click()
  await expect(update).toContainText('Done', { timeout: 15_000 })
  await expect(update).toContainText('arranged without a model')

  server.answer(draftAnswer((asked) => answerFor(asked, 'The saucer')))
  server.hold(2)
  const wish = { projectId, sessionId: null, urgency: 'asap', summary: 'Say more of the saucer' } as const
  await answered(page, 'draft.enqueue', wish)
  await server.held()
  await expect(update).toContainText('Say more of the saucer')
  await expect(update.getByRole('progressbar')).toBeVisible()
  await update.getByRole('button', { name: 'Cancel' }).click()
  await expect(update).toContainText('Stopped by you')
  server.release()
  expect(studio.errors).toEqual([])
})
