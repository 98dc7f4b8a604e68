// `npm run package [-- TARGET…]`: installers for this system in dist/, all or the named ones (deb, rpm, AppImage, dir…).
import { fileURLToPath } from 'node:url'
import { bootstrap } from './lib/bootstrap.mjs'
import { run } from './lib/run.mjs'

const runtime = await bootstrap(fileURLToPath(import.meta.url))
const { prepareTools } = await import('./lib/packaging/tools.mjs')
const { reportSizes } = await import('./lib/packaging/report-sizes.mjs')
const { fetchBothMacEngines } = await import('./lib/packaging/mac-engines.mjs')

const platform = { linux: '--linux', darwin: '--mac', win32: '--win' }[process.platform]
if (platform === undefined) {
  console.error(`[package] There are no installers for ${process.platform}.`)
  process.exit(1)
}
const named = process.argv.slice(2)
const targets = named.length ? named : process.platform === 'linux' ? ['AppImage', 'deb', 'rpm'] : []
const env = await prepareTools(targets, runtime)
if (process.platform === 'darwin') await fetchBothMacEngines()
// Where the official runtime cannot be had, the one that the tests use is packaged: to try the installers, not to release.
const own = runtime.official
  ? []
  : [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`]
if (!runtime.official)
  console.error(`[package] with Electron ${runtime.version} of the tests: not for a release`)
run('electron-vite', ['build', '--logLevel', 'warn'])
run('electron-builder', [platform, ...targets, '--publish', 'never', ...own], { env })
reportSizes(runtime)
