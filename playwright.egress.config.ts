// What tests/e2e/egress.spec.ts runs in a network namespace whose only way out counts what takes it.
import { defineConfig } from '@playwright/test'
import everything from './playwright.config.ts'

export default defineConfig({
  ...everything,
  grepInvert: [],
  grep: /@egress/,
  workers: 1,
  outputDir: 'test-results/egress',
})
