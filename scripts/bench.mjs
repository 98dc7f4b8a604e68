// `npm run bench`: the benchmark table on the screen and as JSON in bench-output/.
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { run } from './lib/run.mjs'
import { onDisplay } from './lib/system-libraries.mjs'

await bootstrap(fileURLToPath(import.meta.url))
run('electron-vite', ['build', '--logLevel', 'warn'])
run(...onDisplay('node', ['tests/bench/run.ts', ...process.argv.slice(2)]))
