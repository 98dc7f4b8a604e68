// Every screen at two sizes, light and dark: pictures to look at in test-results/screens, and no part out of the window.
import { expect, test } from '@playwright/test'
import { rmSync } from 'node:fs'
import { answered } from '../support/answered.ts'
import { breakDatabase } from '../support/damaged-database.ts'
import { launchStudio, makeDataDir, type RunningStudio } from '../support/electron-app.ts'
import { resize, sizes, takePicture } from '../support/screen-look.ts'
import {
  fillLibrary,
  showDocument,
  showInterview,
  showLibrary,
  showSettings,
  showSideTab,
  showTheme,
  themes,
} from '../support/studio-screens.ts'

let dataDir: string
let studio: RunningStudio
test.beforeEach(async () => {
  dataDir = makeDataDir()
  studio = await launchStudio({ dataDir })
})
test.afterEach(async () => {
  await studio.quit()
  rmSync(dataDir, { recursive: true, force: true })
})

for (const size of sizes) {
  const { width, height } = size
  test(`at ${width} × ${height} everything is within the window`, async () => {
    const { page } = studio
    await resize(studio, size)
    const look = async (name: string): Promise<void> => {
      for (const theme of themes) {
        await showTheme(page, theme)
        await takePicture(page, `${name}-${width}-${theme}`)
      }
    }
    await look('first-run')
    await fillLibrary(studio)
    await showLibrary(page)
    await look('library')
    await page.getByRole('button', { name: 'New project' }).click()
    await look('new-project')
    await showDocument(page)
    await look('document')
    await showSideTab(page, 'Sources')
    await look('sources')
    await showSideTab(page, 'Notes and to-dos')
    await look('notes')
    await showInterview(page)
    await look('interview')
    await showSettings(page)
    await look('settings')
  })

  test(`at ${width} × ${height} the recovery screen is within the window`, async () => {
    await answered(studio.page, 'backups.create', {})
    await studio.quit()
    breakDatabase(dataDir)
    studio = await launchStudio({ dataDir })
    await resize(studio, size)
    await expect(studio.page.getByRole('main', { name: 'Recovery' })).toBeVisible()
    for (const theme of themes) {
      await studio.page.emulateMedia({ colorScheme: theme })
      await takePicture(studio.page, `recovery-${width}-${theme}`)
    }
  })
}
