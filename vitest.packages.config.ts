// `npm run test:packages`: the installers as an author gets them. Apart from `npm test`, since it builds and installs them.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/packages/**/*.test.ts'],
    pool: 'forks',
    // One installed studio at a time.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 900_000,
  },
})
