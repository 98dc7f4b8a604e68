// `npm run dependencies`: writes docs/dependencies.md anew from package.json, the reasons beside it and what the build says ships.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { root, run } from './lib/run.mjs'

await bootstrap(fileURLToPath(import.meta.url))
run('electron-vite', ['build', '--logLevel', 'warn'])
const { dependenciesPage } = await import('./shipping/dependencies-page.ts')
fs.writeFileSync(path.join(root, 'docs/dependencies.md'), dependenciesPage(root))
