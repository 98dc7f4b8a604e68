// `npm run sbom`: what the studio is made of, as CycloneDX JSON in dist/, for a release. What ships is `required`, what only
// builds and tests it is `excluded`.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { root, run, toolEnvironment } from './lib/run.mjs'

await bootstrap(fileURLToPath(import.meta.url))
const { LICENCES_FILE, readLicenceEntries } = await import('./shipping/read-licence-entries.ts')
const { shippedBom } = await import('./shipping/bom.ts')
if (!fs.existsSync(path.join(root, LICENCES_FILE))) run('electron-vite', ['build', '--logLevel', 'warn'])
const fromNpm = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  ...{ cwd: root, env: toolEnvironment(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  shell: process.platform === 'win32',
})
const bom = shippedBom(JSON.parse(fromNpm), readLicenceEntries(root))
const file = path.join(root, 'dist', 'sbom.cdx.json')
fs.mkdirSync(path.dirname(file), { recursive: true })
fs.writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`)
const required = bom.components.filter(({ scope }) => scope === 'required').length
console.log(
  `wrote ${path.relative(root, file)}: ${bom.components.length} components, ${required} of them ship`,
)
