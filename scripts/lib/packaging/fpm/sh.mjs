// Runs a command; throws what it said when it fails.
import { spawnSync } from 'node:child_process'

export function sh(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options })
  if (result.error) throw result.error
  if (result.status !== 0)
    throw new Error(`${command} ended with ${result.status}: ${result.stdout}${result.stderr}`)
  return result.stdout
}
