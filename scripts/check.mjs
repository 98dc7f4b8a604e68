// `npm run check`: types, lint (layers, cycles, sizes), format, unused code, then the unit tests.
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { checks } from './lib/checks.mjs'
import { attempt, run } from './lib/run.mjs'

await bootstrap(fileURLToPath(import.meta.url))
const failed = checks.filter(({ name, command, args }) => {
  console.error(`[check] ${name}`)
  return attempt(command, args) !== 0
})
if (failed.length) {
  console.error(`[check] failed: ${failed.map(({ name }) => name).join('; ')}`)
  process.exit(1)
}
run('vitest', ['run', 'tests/unit', ...process.argv.slice(2)])
