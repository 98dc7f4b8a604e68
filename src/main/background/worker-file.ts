// Where the text thread's code is: beside this file in the sources, at the top of the bundle when built.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** null = it is not there. */
export function workerFile(from = import.meta.url): URL | null {
  const names = from.endsWith('.ts') ? ['./text-worker.ts'] : ['./text-worker.js', '../text-worker.js']
  return names.map((name) => new URL(name, from)).find((url) => existsSync(fileURLToPath(url))) ?? null
}
