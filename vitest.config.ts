import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/fault/**/*.test.ts'],
    // Each file gets a process of its own: better-sqlite3 is native and the fault tests kill children.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
