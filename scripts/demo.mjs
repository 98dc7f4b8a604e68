// `npm run demo -- [--import FILE] [--out DIR]`: the main job through the real app, with no window, key or network.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bootstrap } from './lib/bootstrap.mjs'
import { attempt, root, run } from './lib/run.mjs'
import { electronArguments } from './lib/system-libraries.mjs'

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'demo-output' }, import: { type: 'string' } },
})
// npm changes into the project; a relative path is meant from where the author typed it.
const from = process.env.INIT_CWD || process.cwd()
const out = path.resolve(from, values.out)
const runtime = await bootstrap(fileURLToPath(import.meta.url))
run('electron-vite', ['build', '--logLevel', 'warn'])
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-demo-'))
const file = values.import ? [`--demo-import=${path.resolve(from, values.import)}`] : []
// Ozone's headless platform needs no display server.
const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : []
const code = attempt(runtime.exe, [
  ...electronArguments(),
  ...headless,
  root,
  `--user-data-dir=${data}`,
  `--demo-out=${out}`,
  ...file,
])
fs.rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
process.exit(code)
