// Linux only: the shared libraries Electron links against, and a virtual display for machines without a screen.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { canInstall, has, installCommand, installPackages } from './debian-packages.mjs'

const DEBIAN_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libdrm2',
  'libcups2',
  'libatspi2.0-0',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxfixes3',
  'libxrandr2',
  'libpango-1.0-0',
  'libcairo2',
  'libdbus-1-3',
  'libudev1',
  'libexpat1',
  'xvfb',
  'xauth',
  'fonts-dejavu-core',
]

const hasDisplay = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Installs what is missing as root on Debian; elsewhere says which command to run, and exits. */
export function ensureSystemLibraries(exe) {
  if (process.platform !== 'linux') return
  const missing = missingFor(exe)
  if (!missing.length) return
  if (!canInstall()) {
    console.error(`[studio] This system lacks: ${missing.join(', ')}. Nothing was changed.`)
    console.error(`[studio] On Debian or Ubuntu run: sudo ${installCommand(DEBIAN_PACKAGES)}`)
    process.exit(1)
  }
  console.error(`[studio] installing system libraries (${missing.join(', ')})`)
  installPackages(DEBIAN_PACKAGES)
  const still = missingFor(exe)
  if (still.length) {
    console.error(`[studio] still missing after the installation: ${still.join(', ')}`)
    process.exit(1)
  }
}

function missingFor(exe) {
  const env = { ...process.env, LD_LIBRARY_PATH: path.dirname(exe) }
  const ldd = spawnSync('ldd', [exe], { encoding: 'utf8', env })
  const libraries = [...(ldd.stdout ?? '').matchAll(/(\S+) => not found/g)].map((match) => match[1])
  const display = hasDisplay() || (has('xvfb-run') && has('xauth')) ? [] : ['xvfb-run']
  return [...libraries, ...display]
}

/** Programs that only tests use, and what to install them from. Without them those tests are skipped. */
const testPrograms = [
  ['pocketsphinx_continuous', 'a recogniser of the system', 'pocketsphinx pocketsphinx-en-us'],
  ['strace', 'to see what reaches the disk', 'strace'],
]

export function offerTestPrograms() {
  if (process.platform !== 'linux') return
  const missing = testPrograms.filter(([program]) => !has(program))
  if (missing.length === 0) return
  const packages = missing.flatMap(([, , from]) => from.split(' '))
  if (!canInstall()) {
    const what = missing.map(([program, why]) => `${program} (${why})`).join(', ')
    console.error(`[studio] Some tests need ${what}; to run them: sudo ${installCommand(packages)}`)
    return
  }
  console.error(`[studio] installing ${missing.map(([program]) => program).join(', ')} for the tests`)
  if (!installPackages(packages))
    console.error('[studio] they could not be installed; the tests that need them are skipped')
}

/** Wraps a command in a virtual display where there is no screen. */
export const onDisplay = (command, args) =>
  process.platform === 'linux' && !hasDisplay()
    ? ['xvfb-run', ['-a', '-s', '-screen 0 1400x1000x24', command, ...args]]
    : [command, args]

/** Root cannot use Chromium's sandbox; without a D-Bus session Chromium fills the log with complaints. */
export const electronArguments = () =>
  process.platform !== 'linux'
    ? []
    : [
        ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
        ...(process.env.DBUS_SESSION_BUS_ADDRESS ? [] : ['--log-level=3']),
      ]
