// First step of every command. Node built-ins only, so that it works from a bare clone under any Node >= 18:
// packages, then the project's own Node, then the Electron runtime, native module and system libraries.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { bin, root, run } from './run.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

const NEEDED_NODE_MAJOR = 22

/**
 * Prepares everything and, under an old Node, runs `script` again under the project's Node 24 and exits.
 * @returns the installed Electron runtime: {exe, dist, version, official}
 */
export async function bootstrap(script) {
  ensurePackages()
  moveToOwnNode(script)
  const { ensureRuntime } = await import('./runtime.mjs')
  const { ensureNative } = await import('./native.mjs')
  const runtime = await ensureRuntime()
  await ensureNative(runtime.official ? 10 : 9)
  ensureSystemLibraries(runtime.exe)
  return runtime
}

function ensurePackages() {
  const stamp = path.join(root, 'node_modules', '.studio-lock')
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock) return
  if (sameAsInstalled()) {
    fs.writeFileSync(stamp, lock)
    return
  }
  console.error('[studio] installing packages')
  // Not `npm ci`: it refuses a lock file that was written where some systems' binaries could not be had. This installs
  // the same pinned versions and leaves the lock file alone. No package of ours needs an install script.
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  fs.writeFileSync(stamp, lock)
}

/** True when npm's own record of what is installed lists the versions of the lock file. */
function sameAsInstalled() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json')
  if (!fs.existsSync(hidden)) return false
  const installed = JSON.parse(fs.readFileSync(hidden, 'utf8')).packages ?? {}
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages ?? {}
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
  )
}

function moveToOwnNode(script) {
  const major = Number(process.versions.node.split('.')[0])
  const own = path.join(bin, 'node')
  if (major >= NEEDED_NODE_MAJOR || process.env.STUDIO_OWN_NODE === '1') return
  if (!fs.existsSync(own)) {
    console.error(
      `[studio] Node ${process.versions.node} is too old and there is no bundled Node for this system.`,
    )
    console.error('[studio] Install Node 24 from nodejs.org and run the command again; nothing was changed.')
    process.exit(1)
  }
  const again = spawnSync(own, [script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, STUDIO_OWN_NODE: '1', PATH: bin + path.delimiter + process.env.PATH },
  })
  process.exit(again.status ?? 1)
}
