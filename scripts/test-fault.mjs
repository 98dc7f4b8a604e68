// `npm run test:fault`: every fault of tests/fault/rows.ts at its full count; makes docs/reliability.md.
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { run } from './lib/run.mjs'
import { offerTestPrograms, onDisplay } from './lib/system-libraries.mjs'

await bootstrap(fileURLToPath(import.meta.url))
offerTestPrograms()
run('electron-vite', ['build', '--logLevel', 'warn'])
run(...onDisplay('node', ['tests/fault/suite/run.ts', ...process.argv.slice(2)]))
