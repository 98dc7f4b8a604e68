// Two people on a tape, in real Electron: a model of voices is brought from a file, the tape comes in, is written down and its
// voices are told apart; the author names them. The model is the small one of tests/fixtures/voice-model. Bugs caught: an engine
// that Electron stops for its buffers, a model that is installed and not used, names that do not come to the turns.
import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answered } from '../support/answered.ts'
import { importEnds, startAudioImport, whatCameIn } from '../support/audio-import-kit.ts'
import { hasDigitsModel, installDigitsModel } from '../support/digits-model.ts'
import { launchStudio, makeDataDir, repositoryRoot } from '../support/electron-app.ts'
import { speechPart, writeFakeSpeech } from '../support/fake-speech.ts'
import { chooseFile } from '../support/file-dialogs.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { absentNote, speechAbsent } from '../support/speech-child.ts'
import { showTheme, themes } from '../support/studio-screens.ts'
import { storedItems } from '../support/stored-items.ts'

test.skip(speechAbsent || !hasDigitsModel(), `needs real speech${absentNote}`)

test('the speakers of a tape are told apart and named', async () => {
  test.setTimeout(150_000)
  const folder = mkdtempSync(join(tmpdir(), 'studio-tape-'))
  const dataDir = makeDataDir()
  const studio = await launchStudio({ dataDir, args: installDigitsModel(dataDir, 'pass') })
  const { page, app } = studio
  const { baseUrl, realtimeModel, draftingModel, microphone, theme } = await answered(
    page,
    'settings.get',
    {},
  )
  const kept = { baseUrl, realtimeModel, draftingModel, microphone, theme }
  await answered(page, 'settings.save', { ...kept, passModel: 'digits' })
  await chooseFile(app, join(repositoryRoot, 'tests/fixtures/voice-model/voice.onnx'))
  const view = await answered(page, 'models.import', { from: 'file' })
  expect(view?.models[0]).toMatchObject({ role: 'voices', state: 'installed', title: 'voice.onnx' })

  const gap = { silenceMs: 2500 }
  const names = ['jfk.wav', 'librivox-austen-0870.wav', 'jfk.wav', 'librivox-austen-0890.wav']
  const { path } = writeFakeSpeech(
    folder,
    names.flatMap((name) => [speechPart(name), gap]),
    'tape.wav',
  )
  await startAudioImport(studio, [path])
  await importEnds(studio)
  const { sessionId } = await whatCameIn(page)
  const told = async () => (await answered(page, 'speakers.list', { sessionId })).voices.length
  await expect.poll(told, { timeout: 60_000 }).toBe(2)

  await page.keyboard.press('Control+Shift+l')
  const archive = page.getByRole('region', { name: 'Archive' })
  await expect(archive.getByRole('log', { name: 'What was said' })).toContainText('Speaker 2')
  await archive.getByRole('button', { name: 'Who speaks…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who speaks' })
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await look(page, (size) => resize(studio, size))
  await dialog.getByLabel('Name of voice 1').fill('The President')
  await dialog.getByLabel('Name of voice 2').fill('Jane')
  await dialog.getByRole('listitem').nth(1).getByRole('radio', { name: 'This is me' }).check()
  await dialog.getByRole('button', { name: 'Keep the names' }).click()
  await expect(archive.getByRole('log', { name: 'What was said' })).toContainText('Jane')
  const items = await storedItems(page, sessionId)
  const spoken = items.map(({ role, payload }) => `${role} ${String(payload?.['speaker'])}`)
  expect(new Set(spoken)).toEqual(new Set(['assistant The President', 'user Jane']))
  expect(studio.errors).toEqual([])
  await studio.close()
  for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true, maxRetries: 5 })
})

async function look(page: Page, become: (size: (typeof sizes)[number]) => Promise<void>): Promise<void> {
  for (const size of sizes) {
    await become(size)
    for (const theme of themes) {
      await showTheme(page, theme)
      await takePicture(page, `speakers-${size.width}-${theme}`)
      await expectAccessible(page, `who speaks, ${size.width} ${theme}`)
    }
  }
}
