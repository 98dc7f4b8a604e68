// The window of an installed studio. With the inspect fuse off Playwright cannot launch it; Chromium's own debugging port,
// which only who starts the studio can open, lets it look at the page.
import { chromium, type Browser, type Page } from '@playwright/test'
import type { Started } from './started.ts'

export interface PackagedWindow {
  page: Page
  /** Errors of the page's console and uncaught ones. */
  errors: string[]
  browser: Browser
}

export const DEBUGGING = '--remote-debugging-port=0'

export async function windowOf(started: Started): Promise<PackagedWindow> {
  const [, address] = await started.says(/DevTools listening on ws:\/\/([^/]+)\//)
  const browser = await chromium.connectOverCDP(`http://${address}`)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The studio has no pages')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.waitForURL(/^app:\/\/studio\//)
  return { page, errors, browser }
}
