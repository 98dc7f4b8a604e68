// Where a thread's code is: beside the file that starts it in the sources, at the top of the bundle when built.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `name` without its ending; null = it is not there. */
export function workerFile(name: string, from: string): URL | null {
  const names = from.endsWith('.ts') ? [`./${name}.ts`] : [`./${name}.js`, `../${name}.js`]
  return names.map((each) => new URL(each, from)).find((url) => existsSync(fileURLToPath(url))) ?? null
}
