// Importing audio in each of its states, at two sizes, light and dark: pictures to look at in test-results/screens,
// nothing axe calls serious, and every button within the window.
import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAudioImport } from '../support/audio-import-kit.ts'
import { launchStudio } from '../support/electron-app.ts'
import { expectAccessible, resize, sizes, takePicture } from '../support/screen-look.ts'
import { fillLibrary, showTheme, themes } from '../support/studio-screens.ts'
import { writeBeepWav } from '../support/wav-files.ts'

for (const theme of themes) {
  test(`files are chosen, come in, rest and are gone on with, ${theme}`, async () => {
    test.setTimeout(180_000)
    const folder = mkdtempSync(join(tmpdir(), 'studio-audio-'))
    const studio = await launchStudio()
    const { page } = studio
    const look = async (name: string): Promise<void> => {
      for (const size of sizes.toReversed()) {
        await resize(studio, size)
        await takePicture(page, `audio-import-${name}-${theme}-${size.width}`)
      }
      await expectAccessible(page, `${name}, ${theme}`)
    }
    try {
      await fillLibrary(studio)
      await showTheme(page, theme)
      await page.getByRole('button', { name: 'Import audio' }).click()
      await look('empty')
      await page.keyboard.press('Escape')
      const long = join(
        folder,
        'Tape 1 with a name that is a good deal longer than the list is wide, side A.wav',
      )
      writeBeepWav(long, { seconds: 3600 })
      const torn = join(folder, 'Tape 2.flac')
      writeFileSync(torn, Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(900, 7)]))
      const letter = join(folder, 'letter.mp3')
      writeFileSync(letter, 'Dear Mary')
      await openAudioImport(studio, [long, torn, letter])
      await page.getByRole('radio', { name: 'Someone else' }).check()
      await page.getByRole('textbox', { name: 'Their name' }).fill('Aunt Ada')
      await look('form')
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await expect(page.locator('header').getByText(/^Importing audio [1-9]/)).toBeVisible()
      await look('running')
      await page.getByRole('button', { name: 'Work on' }).click()
      await expect(page.getByRole('button', { name: /^Importing audio/ })).toBeVisible()
      await look('chip')
      await page.getByRole('button', { name: /^Importing audio/ }).click()
      await page.getByRole('button', { name: 'Pause' }).click()
      await expect(page.getByText(/rests at/)).toBeVisible()
      await look('resting')
      await page.getByRole('button', { name: 'Cancel import' }).click()
      await expect(page.getByRole('alertdialog', { name: 'Cancel this import?' })).toBeVisible()
      await look('cancel')
      expect(studio.errors).toEqual([])
    } finally {
      await studio.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
