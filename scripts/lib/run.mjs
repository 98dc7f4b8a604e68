// Runs a command with the project's own tools first on the path; ends this process when it fails.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const bin = path.join(root, 'node_modules', '.bin')

/** Environment with `node_modules/.bin` first, so that `node` is the project's own Node 24. */
export const toolEnvironment = (extra = {}) => ({
  ...process.env,
  PATH: bin + path.delimiter + process.env.PATH,
  ...extra,
})

/** @returns the exit code; 1 when the command could not be started (with a word on why). */
export function attempt(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
    env: toolEnvironment(options.env),
  })
  if (result.error) console.error(`[studio] ${command} could not be started: ${result.error.message}`)
  return result.status ?? 1
}

export function run(command, args, options) {
  const code = attempt(command, args, options)
  if (code !== 0) {
    console.error(`[studio] ${command} ${args.slice(0, 3).join(' ')} ended with ${code}`)
    process.exit(code)
  }
}
