// Prints the absolute path of the Electron executable in use, and nothing else.
import { bootstrap } from './lib/bootstrap.mjs'
import { fileURLToPath } from 'node:url'

const runtime = await bootstrap(fileURLToPath(import.meta.url))
process.stdout.write(`${runtime.exe}\n`)
