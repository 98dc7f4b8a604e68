// End-to-end tests drive the built studio (`electron-vite build` first) in real Electron.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each test has its own data folder; two windows at once are as many as a small machine draws in time.
  workers: 2,
  // Those need their network cut or counted: offline.spec.ts and egress.spec.ts run them so.
  grepInvert: /@offline|@egress/,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
})
