// `npm run test:packages [-- --built]`: builds the installers (or takes those in dist/), installs, uses and removes them.
// The last line counts the tests: `N passed, N failed`.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { countVitest } from './lib/count-tests.mjs'
import { attempt, root, run } from './lib/run.mjs'

await bootstrap(fileURLToPath(import.meta.url))
const { ensureCommands } = await import('./lib/packaging/tools.mjs')
if (process.platform === 'linux') {
  if (process.getuid() !== 0) {
    console.error('[test] Packages are installed into a system of their own, which only root can make.')
    console.error('[test] Run: sudo npm run test:packages')
    process.exit(1)
  }
  ensureCommands({
    debootstrap: 'debootstrap',
    rpm: 'rpm',
    Xvfb: 'xvfb',
    'desktop-file-validate': 'desktop-file-utils',
  })
}
if (!process.argv.includes('--built')) {
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  run('node', ['scripts/package.mjs'], { env: { STUDIO_PACKAGE_FAST: '1' } })
}
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-packages-'))
const report = path.join(results, 'vitest.json')
const code = attempt('vitest', [
  ...['run', '--config', 'vitest.packages.config.ts'],
  ...['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`],
])
const { passed, failed, skipped } = countVitest(report, code)
fs.rmSync(results, { recursive: true, force: true })
if (skipped) console.log(`${skipped} skipped, each with its reason above`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
