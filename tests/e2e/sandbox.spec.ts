// Rule 4 for real: started by an ordinary user, the page's process is under Chromium's own sandbox. Root cannot have
// it, so as root the studio is copied to where nobody may read and is started as nobody.
import { expect, test } from '@playwright/test'
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { electronPath, repositoryRoot } from '../support/electron-app.ts'

const NOBODY = 65534
const isRoot = process.getuid?.() === 0

let folder: string
let child: ChildProcess | undefined
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-sandbox-'))
})
test.afterEach(() => {
  // A group of its own, so that no child of Electron outlives the test.
  if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

/** Hard links where that is possible: the runtime is 260 MB. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  execFileSync('sh', ['-c', 'cp -al "$0" "$1" 2>/dev/null || cp -a "$0" "$1"', from, to])
}

function start(): { said(): string } {
  const exe = join(folder, 'runtime', 'electron')
  const app = join(folder, 'app')
  copy(realpathSync(dirname(electronPath())), join(folder, 'runtime'))
  for (const part of ['out', 'drizzle', 'resources', 'package.json', 'node_modules/better-sqlite3']) {
    copy(join(repositoryRoot, part), join(app, part))
  }
  const home = join(folder, 'home')
  mkdirSync(home)
  const args = [app, `--user-data-dir=${join(home, 'data')}`, '--log-level=3']
  // The virtual display lets in who holds its cookie.
  const cookie = join(home, '.Xauthority')
  if (process.env['XAUTHORITY']) copyFileSync(process.env['XAUTHORITY'], cookie)
  else writeFileSync(cookie, '')
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XAUTHORITY: cookie }
  if (isRoot) for (const path of [folder, home, cookie]) chownSync(path, NOBODY, NOBODY)
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
  child = isRoot
    ? spawn('setpriv', [...user, exe, ...args], { env, detached: true })
    : spawn(exe, args, { env, detached: true })
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { said: () => text }
}

/** `/proc/PID/status` of each page process of the group. */
function pages(group: number): string[] {
  const found: string[] = []
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const session = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2]
      const isPage = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
      if (Number(session) === group && isPage) found.push(readFileSync(`/proc/${pid}/status`, 'utf8'))
    } catch (error) {
      // A process may end between being listed and being read.
      if (!(error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code))))
        throw error
    }
  }
  return found
}

test('rule 4: an ordinary user’s page runs under Chromium’s sandbox', async () => {
  test.skip(process.platform !== 'linux', 'read from /proc, which this system has not')
  const { said } = start()
  const group = child?.pid ?? 0
  const forbidden = () => /No usable sandbox/.test(said())
  // A page's process is forked first and locked in a moment later.
  const sandboxed = () => {
    const found = pages(group)
    return found.length > 0 && found.every((status) => /^Seccomp:\s+2$/m.test(status))
  }
  await expect.poll(() => forbidden() || sandboxed(), { timeout: 30_000 }).toBe(true)
  test.skip(forbidden(), 'this system forbids user namespaces to ordinary users')
})
