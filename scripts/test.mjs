// `npm test`: checks, unit, integration and fault tests, then end-to-end tests in real Electron.
// The last line counts all of them: `N passed, N failed`.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { checks } from './lib/checks.mjs'
import { countVitest } from './lib/count-tests.mjs'
import { attempt } from './lib/run.mjs'
import { offerTestPrograms, onDisplay } from './lib/system-libraries.mjs'

await bootstrap(fileURLToPath(import.meta.url))
offerTestPrograms()
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const count = (passed, failed, skipped = 0) => {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

for (const { name, command, args } of checks) {
  console.error(`[test] ${name}`)
  const code = attempt(command, args)
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1)
}
runVitest()
runPlaywright()
fs.rmSync(results, { recursive: true, force: true })
if (total.skipped) console.log(`${total.skipped} skipped, each with its reason above`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

function runVitest() {
  const report = path.join(results, 'vitest.json')
  const code = attempt('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const { passed, failed, skipped } = countVitest(report, code)
  count(passed, failed, skipped)
}

function runPlaywright() {
  if (attempt('electron-vite', ['build', '--logLevel', 'warn']) !== 0) return count(0, 1)
  const report = path.join(results, 'playwright.json')
  const [command, args] = onDisplay('playwright', ['test', '--reporter=list,json'])
  const code = attempt(command, args, { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } })
  const stats = read(report)?.stats
  // A flaky test is a bug to find, not one to count as passed.
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  return count(stats?.expected ?? 0, code === 0 ? failed : Math.max(1, failed), stats?.skipped ?? 0)
}

function read(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null
}
