// `npm run test:mutations`: each guard of tests/fault/mutations.ts is taken away, and its test must notice.
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { run } from './lib/run.mjs'
import { offerTestPrograms, onDisplay } from './lib/system-libraries.mjs'

await bootstrap(fileURLToPath(import.meta.url))
offerTestPrograms()
run(...onDisplay('node', ['tests/fault/suite/run-mutations.ts', ...process.argv.slice(2)]))
