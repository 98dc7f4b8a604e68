// Recording without a network, a key or a model, as the author does it. Catches: sound that is not kept, turns that are not
// found, a mark at the wrong moment, a pause that records, a summary that promises what is not there.
import { expect, test, type Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { answered } from '../support/answered.ts'
import { makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { makeActiveProject } from '../support/voice-studio.ts'
import { beginSpeaking, digitsToHear, launchSpokenStudio, recordingBar } from '../support/spoken-studio.ts'

const speech = digitsToHear()
let studio: RunningStudio
let dataDir: string

test.beforeEach(async () => {
  dataDir = makeDataDir()
  studio = await launchSpokenStudio(speech, { dataDir })
})
test.afterEach(async () => {
  await studio.quit()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

async function sessionIdOf(page: Page): Promise<string> {
  const id = await page.evaluate(() =>
    document.querySelector('[data-session-id]')?.getAttribute('data-session-id'),
  )
  if (id == null) throw new Error('no recording is on the screen')
  return id
}

test('press record and talk: sound and turns are kept, moments marked, and the end tells what comes next', async () => {
  const { page } = studio
  await beginSpeaking(page, 'Record')
  await expect(page.getByRole('region', { name: 'Recording' })).toContainText(
    'kept as sound and written down later',
  )
  await page.waitForTimeout(4000)
  await page.keyboard.press('Control+Shift+K')
  const label = page.getByLabel(/^What was said at 0:0/)
  await label.fill('The number of the house')
  await label.press('Enter')
  // The first passage is over.
  await expect(page.getByRole('log', { name: 'What was said' })).toContainText('Sound only', {
    timeout: 15_000,
  })
  await page.keyboard.press('Control+Shift+P')
  await expect(recordingBar(page)).toContainText('Paused')
  const standing = await recordingBar(page).innerText()
  await page.waitForTimeout(1500)
  expect(await recordingBar(page).innerText()).toBe(standing)
  await page.getByRole('button', { name: 'Go on' }).first().click()
  await expect(recordingBar(page)).toContainText('Recording to this computer')
  await page.waitForTimeout(6000)
  const sessionId = await sessionIdOf(page)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  const summary = page.getByRole('dialog', { name: 'Recording kept' })
  await expect(summary).toContainText('1 mark')
  await expect(summary).toContainText('It waits to be written down')
  await expect(summary).toContainText(`recordings/${sessionId}`)

  const segments = await answered(page, 'recordings.list', { sessionId })
  const recordedMs = Math.max(...segments.map(({ startMs, durationMs }) => startMs + (durationMs ?? 0)))
  expect(recordedMs).toBeGreaterThan(11_000)
  const { session, items } = await answered(page, 'transcript.get', { sessionId })
  expect(session).toMatchObject({ kind: 'recording', status: 'ended' })
  expect(items.length).toBeGreaterThanOrEqual(2)
  for (const item of items) {
    expect(item).toMatchObject({ role: 'user', text: null, status: 'completed' })
    expect(item.audioEndMs).toBeLessThanOrEqual(recordedMs + 500)
  }
  // Where the file speaks: a little before and after is the detector's.
  const [first] = speech.spoken
  expect(Math.abs((items[0]?.audioStartMs ?? 0) - (first?.startMs ?? 0))).toBeLessThan(1000)
  const { markers } = await answered(page, 'spoken.state', { sessionId })
  expect(markers).toMatchObject([{ label: 'The number of the house' }])
  expect(markers[0]?.atMs).toBeGreaterThan(3000)
  expect(markers[0]?.atMs).toBeLessThan(8000)
  expect(studio.errors).toEqual([])
})

test('the guide asks, the author answers aloud: the next question by key, another, back, a written answer, the end', async () => {
  const { page } = studio
  const projectId = await makeActiveProject(page, 'The Lamp Room')
  await page.getByRole('button', { name: 'The Lamp Room', exact: true }).click()
  await beginSpeaking(page, 'Guided interview by voice')
  const question = page.getByRole('region', { name: 'Interview question' }).getByRole('heading', { level: 2 })
  const first = await question.innerText()
  const sessionId = await sessionIdOf(page)
  // Until something was said.
  await expect(page.getByRole('log', { name: 'What was said' })).toContainText('Sound only', {
    timeout: 15_000,
  })
  await page.keyboard.press('Control+Enter')
  await expect(question).not.toHaveText(first)
  const second = await question.innerText()
  // Where the focus was it is still, for whoever goes on by key alone.
  await expect(page.getByRole('button', { name: 'Next question' })).toBeFocused()
  await page.keyboard.press('Control+Shift+U')
  await expect(question).toHaveText(first)
  await page.keyboard.press('Control+Shift+X')
  await expect(question).not.toHaveText(first)
  await page.keyboard.press('Control+Shift+E')
  await expect(question).not.toHaveText(second)
  const field = page.getByLabel('Write instead of speaking')
  const before = await question.innerText()
  await field.fill('It was in 1951, in the lamp room of the Barony pit, and I was nine.')
  await field.press('Enter')
  await expect(question).not.toHaveText(before)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  const summary = page.getByRole('dialog', { name: 'Interview kept' })
  await expect(summary).toContainText('words')
  await summary.getByRole('button', { name: 'Open the document' }).click()

  const { session, items } = await answered(page, 'transcript.get', { sessionId })
  expect(session).toMatchObject({ kind: 'guided', status: 'ended', projectId })
  const lines = items.filter(({ type }) => type === 'message')
  expect(lines[0]).toMatchObject({ role: 'assistant', text: first })
  // What was said to the first question stands between it and the second, and says what it answers.
  expect(lines[1]).toMatchObject({ role: 'user', text: null, payload: { kind: 'template' } })
  expect(lines.find(({ role }, n) => n > 0 && role === 'assistant')?.text).toBe(second)
  expect(lines.some(({ text }) => text?.startsWith('It was in 1951') ?? false)).toBe(true)
  expect(studio.errors).toEqual([])
})

test('a long pause brings the next question, after a countdown that can be stopped', async () => {
  const { page } = studio
  const { baseUrl, realtimeModel, draftingModel, microphone, theme } = await answered(
    page,
    'settings.get',
    {},
  )
  const kept = { baseUrl, realtimeModel, draftingModel, microphone, theme }
  await answered(page, 'settings.save', { ...kept, nextQuestionPauseMs: 1000 })
  await makeActiveProject(page, 'The Lamp Room')
  await page.getByRole('button', { name: 'The Lamp Room', exact: true }).click()
  await beginSpeaking(page, 'Guided interview by voice')
  const question = page.getByRole('region', { name: 'Interview question' }).getByRole('heading', { level: 2 })
  const first = await question.innerText()
  const stay = page.getByRole('button', { name: 'Stay with this one' })
  await expect(stay).toBeVisible({ timeout: 15_000 })
  await stay.click()
  await expect(stay).toBeHidden()
  await expect(question).toHaveText(first)
})

test('closing the window keeps everything, and the next start offers to go on where the clock stood', async () => {
  await beginSpeaking(studio.page, 'Record')
  await studio.page.keyboard.press('Control+Shift+K')
  await studio.page.waitForTimeout(6000)
  const sessionId = await sessionIdOf(studio.page)
  await studio.quit()

  studio = await launchSpokenStudio(speech, { dataDir })
  const offer = studio.page.getByRole('complementary', { name: 'Recording that was cut off' })
  await expect(offer).toContainText('A recording without a project yet is still open')
  const before = await answered(studio.page, 'spoken.state', { sessionId })
  expect(before).toMatchObject({ session: { status: 'paused' }, markers: [{ label: null }] })
  expect(before.recordedMs).toBeGreaterThan(6000)
  expect(before.recordedMs).toBeLessThan(60_000)
  await offer.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(recordingBar(studio.page)).toContainText('Recording to this computer')
  await studio.page.waitForTimeout(1500)
  await studio.page.keyboard.press('Control+Shift+S')
  const summary = studio.page.getByRole('dialog', { name: 'Recording kept' })
  await expect(summary).toContainText('1 mark')
  const after = await answered(studio.page, 'spoken.state', { sessionId })
  expect(after.recordedMs).toBeGreaterThan(before.recordedMs + 1000)
  const segments = await answered(studio.page, 'recordings.list', { sessionId })
  expect(segments).toHaveLength(2)
  expect(Math.abs((segments[1]?.startMs ?? 0) - before.recordedMs)).toBeLessThan(100)
  expect(studio.errors).toEqual([])
})
