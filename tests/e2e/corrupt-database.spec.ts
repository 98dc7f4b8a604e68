// A database that is ruined in each of the ways in which disks ruin them: the studio starts, says so, keeps the file as it
// is, and the author has the projects back from a backup. Catches: a fresh library in the place of a damaged one.
import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { countOf, tellFigures } from '../fault/figures.ts'
import { answered } from '../support/answered.ts'
import { corruptions } from '../support/damaged-database.ts'
import { launchStudio, makeDataDir } from '../support/electron-app.ts'
import { importInterview } from '../support/imported-project.ts'
import { storedItems } from '../support/stored-items.ts'

// The zeroed page first: SQLite opens such a file without complaint.
const tried = Object.entries(corruptions).reverse().slice(0, countOf('corrupt'))

for (const [what, corrupt] of tried) {
  test(`${what}: recovery, and back from the backup`, async () => {
    test.setTimeout(120_000)
    const dataDir = makeDataDir()
    const path = join(dataDir, 'studio.db')
    try {
      const first = await launchStudio({ dataDir })
      const { sessionId } = await importInterview(first)
      const items = await storedItems(first.page, sessionId)
      await answered(first.page, 'backups.create', {})
      await first.quit()
      corrupt(path)
      const ruined = readFileSync(path)

      const studio = await launchStudio({ dataDir })
      const { page } = studio
      expect((await answered(page, 'recovery.state', {})).problem).toBe('corrupt')
      await expect(page.getByRole('main', { name: 'Recovery' })).toBeVisible()
      expect(readFileSync(path).equals(ruined)).toBe(true)

      await page.getByRole('button', { name: 'Restore' }).first().click()
      const started = performance.now()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click()
      await expect(page.getByRole('region', { name: 'Library' })).toBeVisible({ timeout: 30_000 })
      const restoreMs = performance.now() - started
      expect(await storedItems(page, sessionId)).toEqual(items)
      const kept = readdirSync(dataDir).find((name) => /^studio-damaged-.*\.db$/.test(name))
      const isKept = readFileSync(join(dataDir, kept ?? 'nothing kept')).equals(ruined)
      tellFigures('corrupt', { recovered: 1, changed: isKept ? 0 : 1, restoreMs })
      expect(isKept).toBe(true)
      expect(studio.errors).toEqual([])
      await studio.quit()
    } finally {
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
  })
}
