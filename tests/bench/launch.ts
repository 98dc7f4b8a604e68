// The studio and the least an Electron app can be, started alike, each until it can be used.
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchArguments } from '../support/electron-app.ts'

const emptyApp = join(import.meta.dirname, 'empty-app')

export interface Launched {
  app: ElectronApplication
  page: Page
  close(): Promise<void>
}

async function launchUntil(args: string[], selector: string): Promise<Launched> {
  const app = await _electron.launch({ args })
  const page = await app.firstWindow()
  await page.locator(selector).first().waitFor({ state: 'visible' })
  return { app, page, close: () => app.close() }
}

export const launchMeasured = {
  studio: (dataDir: string): Promise<Launched> =>
    launchUntil(launchArguments(dataDir), 'role=button[name="New project"]'),
  async empty(): Promise<Launched> {
    const dataDir = mkdtempSync(join(tmpdir(), 'studio-bench-'))
    const args = launchArguments(dataDir).map((argument) => (argument.startsWith('-') ? argument : emptyApp))
    const launched = await launchUntil(args, 'main')
    return {
      ...launched,
      async close() {
        await launched.close()
        rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      },
    }
  },
}
