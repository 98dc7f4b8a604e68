// Every state of a recording and of a guided interview by voice, light and dark, at both sizes, through axe. Catches: what
// cannot be read, what reaches out of the window, a way on that the keyboard does not find.
import { expect, test, type Page } from '@playwright/test'
import { runFromPalette } from '../support/palette.ts'
import { answered } from '../support/answered.ts'
import type { RunningStudio } from '../support/electron-app.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { beginSpeaking, digitsToHear, launchSpokenStudio, recordingBar } from '../support/spoken-studio.ts'
import { showTheme, themes } from '../support/studio-screens.ts'
import { makeActiveProject } from '../support/voice-studio.ts'

const speech = digitsToHear()
const TITLE = 'The Lamp Room'
let studio: RunningStudio

test.beforeEach(async () => {
  studio = await launchSpokenStudio(speech)
})
test.afterEach(async () => {
  await studio.close()
})

/** At both sizes and in both themes; then as it was. */
async function look(name: string): Promise<void> {
  const { page } = studio
  for (const size of sizes) {
    await resize(studio, size)
    for (const theme of themes) {
      await showTheme(page, theme)
      await takePicture(page, `${name}-${size.width}-${theme}`)
      await expectAccessible(page, `${name} ${size.width} ${theme}`)
    }
  }
  await resize(studio, sizes[0])
}

async function openProject(page: Page): Promise<void> {
  await makeActiveProject(page, TITLE)
  await page.getByRole('button', { name: TITLE, exact: true }).click()
}

test('a recording, from its dialog to its summary', async () => {
  test.setTimeout(240_000)
  const { page } = studio
  await look('record-first-run')
  await openProject(page)
  await page.getByRole('button', { name: 'Speak without a service' }).first().click()
  await look('record-menu')
  await page.getByRole('menuitem', { name: 'Record' }).click()
  await expect(page.getByText('You can be heard.')).toBeVisible({ timeout: 15_000 })
  await look('record-dialog')
  await page.getByRole('button', { name: 'Start recording' }).click()
  await expect(recordingBar(page)).toContainText('Recording to this computer')
  await expect(page.getByRole('log', { name: 'What was said' })).toContainText('Sound only', {
    timeout: 20_000,
  })
  await page.keyboard.press('Control+Shift+K')
  await page.getByLabel(/^What was said at/).fill('The number of the house')
  await page.waitForTimeout(2000)
  await page.keyboard.press('Control+Shift+K')
  await look('recording')
  await page.getByRole('button', { name: 'Library' }).click()
  await look('recording-from-the-library')
  await page.getByRole('button', { name: 'Back to the recording' }).click()
  await page.keyboard.press('Control+Shift+P')
  await look('recording-paused')
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByRole('dialog', { name: 'Recording kept' })).toBeVisible()
  await look('recording-summary')
  await page.keyboard.press('Enter')
  await runFromPalette(page, 'show the activity')
  // Bug: words that are to come are nowhere to be seen, nor why they do not.
  const recordings = page.getByRole('dialog', { name: 'Activity', exact: true }).getByRole('list', {
    name: 'Recordings',
  })
  await expect(recordings.getByRole('listitem')).toContainText('waits for a model')
  await look('activity-recordings')
  await recordings.getByRole('button', { name: /^Cancel/ }).click()
  await expect(recordings.getByRole('listitem')).toContainText('Stopped by you')
  await recordings.getByRole('button', { name: /^Retry/ }).click()
  await expect(recordings.getByRole('listitem')).toContainText('waits for a model')
  expect(studio.errors).toEqual([])
})

test('a guided interview by voice, from its dialog to its end', async () => {
  test.setTimeout(240_000)
  const { page } = studio
  const { baseUrl, realtimeModel, draftingModel, microphone, theme } = await answered(
    page,
    'settings.get',
    {},
  )
  const kept = { baseUrl, realtimeModel, draftingModel, microphone, theme }
  await answered(page, 'settings.save', { ...kept, nextQuestionPauseMs: 1000 })
  await openProject(page)
  await page.getByRole('button', { name: 'Speak without a service' }).first().click()
  await page.getByRole('menuitem', { name: 'Guided interview by voice' }).click()
  await look('guided-voice-dialog')
  await page.getByRole('button', { name: 'Begin the interview' }).click()
  await expect(recordingBar(page)).toContainText('The guide asks')
  await look('guided-voice')
  await expect(page.getByRole('button', { name: 'Stay with this one' })).toBeVisible({ timeout: 20_000 })
  await takePicture(page, 'guided-voice-goes-on')
  await page.keyboard.press('Control+Shift+P')
  await look('guided-voice-paused')
  expect(studio.errors).toEqual([])
})

test('without a project what it is about is chosen or written', async () => {
  const { page } = studio
  await makeActiveProject(page, TITLE)
  // The page of a first run has gone, and its menu with it.
  await expect(page.getByRole('button', { name: TITLE, exact: true })).toBeVisible()
  await beginSpeaking(page, 'Guided interview by voice')
  await expect(page.getByRole('group', { name: 'Ready answers' })).toBeVisible()
  await look('guided-voice-choice')
  await page.getByRole('group', { name: 'Ready answers' }).getByRole('button', { name: TITLE }).click()
  await expect(page.getByRole('banner')).toContainText(TITLE)
  await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible()
  expect(studio.errors).toEqual([])
})

test('by keyboard alone: record, mark, name the mark, pause, go on, stop, leave', async () => {
  const { page } = studio
  await openProject(page)
  await page.keyboard.press('Control+Shift+R')
  const dialog = page.getByRole('dialog', { name: 'Record' })
  await expect(dialog).toBeVisible()
  await tabTo(page, 'Start recording')
  await page.keyboard.press('Enter')
  await expect(recordingBar(page)).toContainText('Recording to this computer')
  await expect(page.getByRole('button', { name: 'Mark this moment' })).toBeFocused()
  await page.waitForTimeout(1000)
  await page.keyboard.press('Space')
  await expect(page.getByLabel(/^What was said at/)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.type('A name to check')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Shift+P')
  await expect(page.getByRole('button', { name: 'Go on' }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(recordingBar(page)).toContainText('Recording to this computer')
  const sessionId = await page.locator('[data-session-id]').getAttribute('data-session-id')
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByRole('dialog', { name: 'Recording kept' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Document' })).toBeVisible()
  const { markers } = await answered(page, 'spoken.state', { sessionId: sessionId ?? '' })
  expect(markers).toMatchObject([{ label: 'A name to check' }])
  await page.keyboard.press('Control+Shift+l')
  const places = page.getByRole('region', { name: 'Marks and bookmarks' })
  await expect(places.getByRole('listitem')).toContainText('A name to check')
  // No word of it is written down: it is heard all the same, stopped, and heard again.
  await places.getByRole('button', { name: /^Play from/ }).click()
  const player = page.getByRole('group', { name: 'Recording' })
  await expect(player).toContainText(/0:0[1-9] of 0:0[1-9]/)
  await player.getByRole('button', { name: 'Hear it again' }).click()
  await expect(player.getByRole('button', { name: 'Hear it again' })).toBeVisible()
  await look('recording-without-words')
  await player.getByRole('button', { name: 'Stop the recording' }).click()
  await expect(player).toBeHidden()
  await page.getByRole('button', { name: 'Listen' }).click()
  await expect(player).toContainText(/of 0:0[1-9]/)
  expect(studio.errors).toEqual([])
})

async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: true })
  for (let n = 0; n < 20; n += 1) {
    if (await wanted.evaluate((button) => button === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to “${name}”`)
}
