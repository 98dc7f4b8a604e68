// Settings of voice interviews in real Electron: what is chosen is kept, what is wrong is said where it is, and “Test
// connection” tries what is typed, against real HTTP on loopback and Chromium's own stand-in for a microphone.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { answered } from '../support/answered.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { showSettings } from '../support/studio-screens.ts'
import { json, refuses, startService, type LoopbackService } from '../unit/main/realtime/loopback-service.ts'

const found = json(200, { id: 'gpt-realtime-2.1', object: 'model' })
const secret = json(200, { value: 'ek_short', expires_at: 1 })
const fakeDevices = ['--use-fake-device-for-media-stream']

let dataDir: string
let studio: RunningStudio
let service: LoopbackService
test.beforeEach(async () => {
  dataDir = makeDataDir()
  service = await startService(found)
  studio = await launchStudio({ dataDir, args: fakeDevices })
})
test.afterEach(async () => {
  await studio.quit()
  await service.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

async function openSettings(page: Page): Promise<Locator> {
  await showSettings(page)
  return page.getByRole('dialog', { name: 'Settings' })
}

async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
}

test('what was chosen for the voice and the costs is there after a restart', async () => {
  let dialog = await openSettings(studio.page)
  await dialog.getByLabel('Voice', { exact: true }).selectOption('cedar')
  await dialog.getByLabel('Language of the interview').selectOption({ label: 'Deutsch' })
  await dialog.getByLabel('Ceiling for a session').fill('2,50')
  await dialog.getByRole('textbox', { name: 'gpt-realtime-2.1: audio in' }).fill('31.5')
  await dialog.getByRole('button', { name: 'Remove gpt-realtime-2.1-mini' }).click()
  await dialog.getByRole('button', { name: 'Add a model' }).click()
  await dialog.getByLabel('Model of new model').fill('my-own-model')
  await dialog.getByRole('textbox', { name: 'my-own-model: text in' }).fill('0.001')
  await save(dialog)
  await studio.quit()

  studio = await launchStudio({ dataDir, args: fakeDevices })
  dialog = await openSettings(studio.page)
  await expect(dialog.getByLabel('Voice', { exact: true })).toHaveValue('cedar')
  await expect(dialog.getByLabel('Language of the interview')).toHaveValue('de')
  await expect(dialog.getByLabel('Ceiling for a session')).toHaveValue('2.5')
  const kept = await answered(studio.page, 'settings.get', {})
  expect(kept).toMatchObject({ voice: 'cedar', language: 'de', ceilingUsd: 2.5 })
  expect(Object.keys(kept.prices)).not.toContain('gpt-realtime-2.1-mini')
  expect(kept.prices['gpt-realtime-2.1']?.audioIn).toBe(31.5)
  expect(kept.prices['my-own-model']).toMatchObject({ textIn: 0.001, audioOut: 0 })

  await dialog.getByRole('button', { name: 'Back to the estimates' }).click()
  await expect(dialog.getByLabel('Model of gpt-realtime-2.1-mini')).toBeVisible()
  await dialog.getByLabel('Ceiling for a session').fill('')
  await save(dialog)
  expect(await answered(studio.page, 'settings.get', {})).toMatchObject({ ceilingUsd: null })
  expect(studio.errors).toEqual([])
})

test('an amount that is none is refused beside its field, which has the focus, and nothing is kept', async () => {
  const dialog = await openSettings(studio.page)
  await dialog.getByLabel('Voice', { exact: true }).selectOption('echo')
  const ceiling = dialog.getByLabel('Ceiling for a session')
  await ceiling.fill('plenty')
  await dialog.getByRole('textbox', { name: 'gpt-transcribe: a minute' }).fill('x')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(ceiling).toBeFocused()
  await expect(dialog.getByText('“plenty” is not an amount')).toBeVisible()
  await expect(dialog.getByText('gpt-transcribe, a minute: “x” is not a price')).toBeVisible()
  expect(await answered(studio.page, 'settings.get', {})).toMatchObject({ voice: 'marin', ceilingUsd: null })
  // Bug: what is put right goes on being called wrong, or the focus jumps while the author types.
  const minute = dialog.getByRole('textbox', { name: 'gpt-transcribe: a minute' })
  await minute.fill('0.01')
  await expect(minute).toBeFocused()
  await expect(dialog.getByText('is not a price')).toHaveCount(0)
  await expect(dialog.getByText('“plenty” is not an amount')).toBeVisible()
})

test('the realtime model is chosen from the list or typed, and a model without a price is pointed out', async () => {
  let dialog = await openSettings(studio.page)
  const model = () => dialog.getByLabel('Realtime model', { exact: true })
  await dialog.getByRole('button', { name: 'Suggestions for Realtime model' }).click()
  await studio.page.getByRole('option', { name: 'gpt-realtime-2.1-mini' }).click()
  await expect(model()).toHaveValue('gpt-realtime-2.1-mini')
  await expect(dialog.getByText('There is no row for')).toHaveCount(0)
  await model().fill('somebody-elses-model')
  await expect(dialog.getByText('There is no row for “somebody-elses-model”')).toBeVisible()
  // Bug: a list that typing opened hides the button from whoever does not see it, and takes the first click.
  await save(dialog)
  dialog = await openSettings(studio.page)
  await expect(model()).toHaveValue('somebody-elses-model')
  await model().press('ArrowDown')
  const suggestion = studio.page.getByRole('option', { name: 'Costs less' })
  await suggestion.waitFor()
  await studio.page.keyboard.press('Escape')
  await expect(suggestion).toHaveCount(0)
  await expect(dialog).toBeVisible()
})

test('the list beside the settings leads to a part and leaves the dialog where it is', async () => {
  const dialog = await openSettings(studio.page)
  const parts = dialog.getByRole('navigation', { name: 'Parts of the settings' })
  for (const name of ['Your files', 'Costs', 'Hosted models', 'This computer']) {
    await parts.getByRole('button', { name }).click()
    await expect(dialog.getByRole('heading', { name })).toBeFocused()
    await expect(dialog.getByRole('heading', { name })).toBeInViewport()
    await expect(dialog.getByRole('heading', { name: 'Settings' })).toBeInViewport()
    await expect(dialog.getByRole('button', { name: 'Save' })).toBeInViewport()
    await expect(parts.locator('[aria-current]')).toHaveText(name)
  }
})

test('“Test connection” tries the typed key without keeping it', async () => {
  service.answer(found, secret)
  const dialog = await openSettings(studio.page)
  await typeConnection(dialog, 'sk-typed-and-not-kept')
  const result = await testConnection(dialog)
  await expect(result.getByText('Everything answers')).toBeVisible({ timeout: 30_000 })
  // Bug: in a low window the result comes where nobody looks.
  await expect(result.getByRole('listitem').last()).toBeInViewport()
  await expect(result.getByRole('listitem')).toHaveCount(5)
  await expect(result.getByRole('listitem').last()).toContainText('may be used, and it answers')
  expect(service.asked.map(({ headers }) => headers.authorization)).toContain('Bearer sk-typed-and-not-kept')
  expect(await answered(studio.page, 'settings.get', {})).toMatchObject({ hasApiKey: false })
  // Bug: the good news of one key stays beside another.
  await dialog.getByLabel('API key').fill('sk-another')
  await expect(result.getByRole('listitem')).toHaveCount(0)
})

for (const [fault, answers, name, words] of [
  ['a wrong key', [refuses(401, 'invalid_api_key')], 'the key needs', 'did not accept the API key'],
  ['no credit', [found, refuses(429, 'insufficient_quota')], 'the quota needs', 'no credit left'],
  ['an unknown model', [refuses(404, 'model_not_found')], 'the model needs', 'does not have the model'],
] as const) {
  test(`“Test connection” says exactly what failed: ${fault}`, async () => {
    service.answer(...answers)
    const dialog = await openSettings(studio.page)
    await typeConnection(dialog, 'sk-of-the-test')
    const result = await testConnection(dialog)
    await expect(result.getByText(`Not yet: ${name}`)).toBeVisible({ timeout: 30_000 })
    await expect(result.getByText(words)).toBeVisible()
    await expect(result).not.toContainText('sk-of-the-test')
  })
}

test('a microphone that is gone is told apart from a connection that is well', async () => {
  service.answer(found, secret)
  const kept = await answered(studio.page, 'settings.get', {})
  const { hasApiKey: _has, keyStorage: _where, ...form } = kept
  await answered(studio.page, 'settings.save', { ...form, microphone: 'unplugged-long-ago' })
  const dialog = await openSettings(studio.page)
  await typeConnection(dialog, 'sk-of-the-test')
  const result = await testConnection(dialog)
  await expect(result.getByText('Not yet: the microphone needs')).toBeVisible({ timeout: 30_000 })
  await expect(result.getByText('The one chosen above is not connected')).toBeVisible()
})

test('the microphones and speakers of this computer are offered by name', async () => {
  const dialog = await openSettings(studio.page)
  for (const name of ['Microphone', 'Speaker']) {
    const options = dialog.getByLabel(name, { exact: true }).getByRole('option')
    await expect.poll(() => options.count()).toBeGreaterThan(1)
    await expect(options.first()).toHaveText('System default')
  }
  const speaker = dialog.getByLabel('Speaker', { exact: true })
  await speaker.selectOption({ index: 1 })
  const chosen = await speaker.inputValue()
  await save(dialog)
  expect(await answered(studio.page, 'settings.get', {})).toMatchObject({ speaker: chosen })
})

async function typeConnection(dialog: Locator, key: string): Promise<void> {
  await dialog.getByLabel('API key').fill(key)
  await dialog.getByLabel('Base URL').fill(service.baseUrl)
}

async function testConnection(dialog: Locator): Promise<Locator> {
  await dialog.getByRole('button', { name: 'Test connection' }).click()
  return dialog.getByRole('status', { name: 'Test of the connection' })
}
