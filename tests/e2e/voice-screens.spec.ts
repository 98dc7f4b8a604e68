// A spoken interview in each of its states, at two sizes, light and dark: pictures to look at in test-results/screens,
// nothing axe calls serious, and every button within the window.
import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningStudio } from '../support/electron-app.ts'
import { speechPart, writeFakeSpeech } from '../support/fake-speech.ts'
import { startRealtimeServer, type RealtimeServer } from '../support/realtime-server/realtime-server.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { showTheme, themes } from '../support/studio-screens.ts'
import { launchVoiceStudio, makeActiveProject, voiceBar, waitForConnection } from '../support/voice-studio.ts'

const TITLE = 'The Lamp Room'
const QUESTION = 'Tell me about your mother’s walk through the snow. What did she carry?'

let server: RealtimeServer
let studio: RunningStudio
let folder: string
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'studio-speech-'))
  server = await startRealtimeServer()
  const { path } = writeFakeSpeech(folder, [{ silenceMs: 2000 }, speechPart(), { silenceMs: 240_000 }])
  studio = await launchVoiceStudio(server, { wav: path })
})
test.afterEach(async () => {
  await studio.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

for (const theme of themes) {
  test(`each state of a spoken interview can be read and reached, ${theme}`, async () => {
    test.setTimeout(240_000)
    const { page } = studio
    const look = (name: string) => lookAt(`voice-${name}-${theme}`)
    await showTheme(page, theme)
    await makeActiveProject(page, TITLE)
    await page.getByRole('button', { name: TITLE, exact: true }).click()

    await page.getByRole('button', { name: 'Start interview', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Interview by voice' })
    await expect(dialog.getByText('You can be heard.')).toBeVisible()
    await look('start')

    await server.script([{ kind: 'respond', say: QUESTION }])
    await dialog.getByRole('button', { name: 'Start interview', exact: true }).click()
    await waitForConnection(page)
    const question = page.getByRole('region', { name: 'Interview question' })
    await expect(question.getByRole('heading', { name: QUESTION })).toBeVisible({ timeout: 20_000 })
    await look('live')

    await page.getByRole('button', { name: 'Let me think' }).click()
    await expect(page.getByRole('button', { name: 'Let me think' })).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: 'Mute', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible()
    await look('held')
    await page.getByRole('button', { name: 'Unmute' }).click()
    await page.getByRole('button', { name: 'Let me think' }).click()

    await page.getByRole('button', { name: 'Session details' }).click()
    await expect(page.getByRole('dialog', { name: 'This session' })).toBeVisible()
    await look('details')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await expect(page.getByRole('complementary', { name: 'Open interview' })).toContainText('Recording')
    await look('elsewhere')
    await page.getByRole('button', { name: 'Back to the interview' }).click()

    await server.fault({ kind: 'unauthorized', times: 1000 })
    await server.cut('channel')
    await expect(page.getByRole('button', { name: 'Ask me something else' })).toBeVisible({ timeout: 30_000 })
    await look('audio-only')
    await server.clearFaults()
    await page.getByRole('button', { name: 'Retry' }).click()
    await waitForConnection(page, 30_000)

    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await expect(question.getByRole('heading', { name: 'Paused' })).toBeVisible()
    await look('paused')
    await question.getByRole('button', { name: 'Go on' }).click()
    await waitForConnection(page)

    await test.step('what was typed and not sent is asked about', async () => {
      await page.getByRole('textbox', { name: 'Write instead of speaking' }).fill('It was 1948, or')
      await page.getByRole('button', { name: 'Stop', exact: true }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
      await expect(voiceBar(page)).toContainText('Connected')
      await page.getByRole('textbox', { name: 'Write instead of speaking' }).press('Enter')
      await expect(page.getByRole('log').getByText('It was 1948, or')).toBeVisible()
    })

    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'Interview kept' })).toBeVisible({ timeout: 30_000 })
    await look('summary')
    await page.getByRole('button', { name: 'Open the document' }).click()
    await expect(page.getByRole('textbox', { name: 'Manuscript' })).toBeVisible()
    expect(studio.errors).toEqual([])
  })
}

async function lookAt(name: string): Promise<void> {
  for (const size of sizes) {
    await resize(studio, size)
    await takePicture(studio.page, `${name}-${size.width}`)
  }
  await expectAccessible(studio.page, name)
}
