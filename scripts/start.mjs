// Opens the studio from a clone: `npm start -- --user-data-dir=DIR` keeps all data in DIR.
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { root, run } from './lib/run.mjs'
import { electronArguments, onDisplay } from './lib/system-libraries.mjs'

const runtime = await bootstrap(fileURLToPath(import.meta.url))
run('electron-vite', ['build', '--logLevel', 'warn'])
const [command, args] = onDisplay(runtime.exe, [...electronArguments(), root, ...process.argv.slice(2)])
if (command === 'xvfb-run') console.error('[studio] there is no screen: running on a virtual display')
run(command, args)
