// The packaged studio as it lies in dist/, on whichever system this is. Catches a package that does not start, fuses that
// electron-builder did not burn, and an archive that may be changed where the system lets Electron notice.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectManuscript } from './support/demo-output.ts'
import { EXPECTED_FUSES, fusesOf } from './support/fuses.ts'
import { distFolder } from './support/installer.ts'
import { follow, type Started } from './support/started.ts'

const MAC_APP = join(distFolder, 'mac-universal', 'GhostwritingStudio.app')
const unpacked = [
  ...['linux-unpacked', 'linux-arm64-unpacked'].map((name) => join(distFolder, name, 'ghostwriting-studio')),
  join(
    distFolder,
    process.arch === 'arm64' ? 'win-arm64-unpacked' : 'win-unpacked',
    'GhostwritingStudio.exe',
  ),
  join(MAC_APP, 'Contents', 'MacOS', 'GhostwritingStudio'),
]
const executable = unpacked.find((file) => existsSync(file)) ?? 'no package in dist/'
const isMac = process.platform === 'darwin'
const noticesChanges = isMac || process.platform === 'win32'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studio-unpacked-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }))

function demo(program: string, env: Record<string, string> = {}): Started {
  const linux = [
    '--ozone-platform=headless',
    '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  const args = [
    ...(process.platform === 'linux' ? linux : []),
    ...['--log-level=3', `--user-data-dir=${join(folder, 'data')}`, `--demo-out=${join(folder, 'out')}`],
  ]
  return follow(
    spawn(program, args, { env: { ...process.env, ...env }, detached: process.platform !== 'win32' }),
  )
}

test('does the main job: an interview becomes a manuscript on the disk', async () => {
  const started = demo(executable)
  expect(await started.ended(), started.stderr()).toBe(0)
  expectManuscript(join(folder, 'out'))
})

test('the fuses are burnt in', async () => {
  expect(await fusesOf(isMac ? MAC_APP : executable)).toEqual(EXPECTED_FUSES)
})

test('it is no Node', async () => {
  const started = demo(executable, { ELECTRON_RUN_AS_NODE: '1' })
  expect(await started.ended(), started.stderr()).toBe(0)
  expectManuscript(join(folder, 'out'))
})

const notHere = ' (skipped: Electron checks the archive on macOS and Windows only)'
test.skipIf(!noticesChanges)(`a changed archive is not started${noticesChanges ? '' : notHere}`, async () => {
  const from = isMac ? MAC_APP : dirname(executable)
  const copy = join(folder, isMac ? 'GhostwritingStudio.app' : 'app')
  cpSync(from, copy, { recursive: true, verbatimSymlinks: true })
  changeOneByte(join(copy, ...(isMac ? ['Contents', 'Resources'] : ['resources']), 'app.asar'))
  const started = demo(join(copy, executable.slice(from.length)))
  expect(await started.ended(20_000)).not.toBe(0)
  expect(existsSync(join(folder, 'out'))).toBe(false)
})

/** Within the header, whose hash is part of the app. */
function changeOneByte(archive: string): void {
  const at = 64
  expect(statSync(archive).size).toBeGreaterThan(at)
  const file = openSync(archive, 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at)
  closeSync(file)
}
