// A key that is typed into Settings sings wherever it turns up afterwards: in the page's memory, in an answer or event of
// main, in the database and its log, in the studio's logs, in any file beside them. Main's own memory may hold it, and so
// may the keyring's sealed file, where there is a keyring. Not looked at: the memory of Chromium's C++ parts (the page's
// own, once a field is gone, is freed and not wiped), swap, and crash dumps, which the studio does not write.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchStudio, type RunningStudio } from '../support/electron-app.ts'
import { countInHeap } from '../support/heap-strings.ts'
import { showSettings } from '../support/studio-screens.ts'

const SONG = 'canary-7Qm2xWv9'
const KEY = `sk-${SONG}-and-more-of-it`
const SEALED = 'api-key.sealed'

// A picture of the whole heap takes its time on a busy machine.
test.setTimeout(180_000)

let studio: RunningStudio
test.beforeEach(async () => {
  studio = await launchStudio()
})
test.afterEach(() => studio.close())

for (const [way, leave] of [
  ['saved', (dialog: Locator) => dialog.getByRole('button', { name: 'Save' }).click()],
  ['typed and put aside', (dialog: Locator) => dialog.getByRole('button', { name: 'Cancel' }).click()],
  ['typed, shown and discarded', discard],
  ['tested and put aside', testAndCancel],
] as const) {
  test(`a key that was ${way} is not in the page's memory once Settings is closed`, async () => {
    const { page } = studio
    const dialog = await typeKey(page)
    // The search finds what is there: without this a broken one would always be content.
    expect(await countInHeap(page, SONG)).toBeGreaterThan(0)
    await leave(dialog)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect.poll(() => countInHeap(page, SONG), { timeout: 60_000 }).toBe(0)
  })
}

test('a kept key is in no answer, no event and no file', async () => {
  const { page } = studio
  await listen(page)
  const dialog = await typeKey(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await askForEverything(page)
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  expect(heard.some((line) => line.includes('"hasApiKey":true'))).toBe(true)
  expect(heard.filter((line) => line.includes(SONG))).toEqual([])
  expect(holding(studio.dataDir)).toEqual([])
  await studio.quit()
  expect(holding(studio.dataDir)).toEqual([])
})

test('a page that crashes with a kept key leaves it in no dump, log or backup', async () => {
  const { page, app } = studio
  const dialog = await typeKey(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await askForEverything(page)
  const crashed = page.waitForEvent('crash')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await crashed
  // The log is written, and a dump would be, a moment later.
  await expect.poll(() => logOf(studio.dataDir)).toContain('the page ended')
  expect(holding(studio.dataDir)).toEqual([])
  expect(readdirSync(join(studio.dataDir, 'backups')).length).toBeGreaterThan(0)
})

test('a refused key is not quoted, on the screen or in a log', async () => {
  const { page } = studio
  await listen(page)
  const dialog = await typeKey(page)
  await dialog.getByLabel('Base URL').fill('http://example.org/not-safe')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('must begin with https://')).toBeVisible()
  const tooLong = `sk-${SONG}-${'x'.repeat(600)}`
  const answer = await page.evaluate(async (apiKey) => {
    const form = { baseUrl: '', realtimeModel: '', draftingModel: '', microphone: '', theme: 'system' }
    return JSON.stringify(await window.studio.invoke('settings.save', { ...form, apiKey }))
  }, tooLong)
  expect(answer).toContain('"ok":false')
  expect(answer).not.toContain(SONG)
  expect(holding(studio.dataDir)).toEqual([])
})

async function typeKey(page: Page): Promise<Locator> {
  await showSettings(page)
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  await dialog.getByLabel('API key').pressSequentially(KEY)
  await dialog.getByRole('button', { name: 'Show' }).click()
  await expect(dialog.getByLabel('API key')).toHaveValue(KEY)
  return dialog
}

async function discard(dialog: Locator): Promise<void> {
  await dialog.page().keyboard.press('Escape')
  await dialog.page().getByRole('button', { name: 'Discard changes' }).click()
}

/** The port is one nobody answers on, so that nothing leaves this computer. */
async function testAndCancel(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Base URL').fill('http://127.0.0.1:9/v1')
  await dialog.getByRole('button', { name: 'Test connection' }).click()
  await expect(dialog.getByText('Not yet:')).toBeVisible({ timeout: 70_000 })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
}

/** Writes down every event of main that reaches the page. */
function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    window.studio.subscribe((event) => void heard.push(JSON.stringify(event)))
  })
}

/** Every route that answers without an argument, among them all that tell of settings. */
function askForEverything(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const { heard = [] } = globalThis as unknown as { heard?: string[] }
    const routes = [
      'app.info',
      'settings.get',
      'projects.list',
      'templates.list',
      'backups.create',
      'backups.list',
      'recovery.state',
      'voice.recovered',
    ]
    for (const route of routes) heard.push(JSON.stringify(await window.studio.invoke(route, {})))
  })
}

/** Files of the data folder, Chromium's own among them, that hold the key as bytes, but for the sealed one. */
function holding(dataDir: string): string[] {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== SEALED)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return bytes.includes(SONG) || bytes.includes(Buffer.from(SONG, 'utf16le'))
    })
}

function logOf(dataDir: string): string {
  return readFileSync(join(dataDir, 'logs', 'studio.log'), 'utf8')
}
