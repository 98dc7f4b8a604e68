// What tests/e2e/offline.spec.ts runs with the network cut: the tests that are marked for it, alone.
import { defineConfig } from '@playwright/test'
import everything from './playwright.config.ts'

export default defineConfig({
  ...everything,
  grepInvert: [],
  grep: /@offline/,
  workers: 1,
  outputDir: 'test-results/offline',
})
