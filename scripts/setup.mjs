// Prepares a clone: packages, Node, Electron runtime, native module, system libraries. Every step is idempotent.
import { bootstrap } from './lib/bootstrap.mjs'
import { fileURLToPath } from 'node:url'

const started = Date.now()
const runtime = await bootstrap(fileURLToPath(import.meta.url))
const kind = runtime.official ? 'official' : 'registry runtime'
console.error(
  `[studio] Electron ${runtime.version} (${kind}) is ready after ${((Date.now() - started) / 1000).toFixed(1)} s`,
)
