// Each Linux installer on a bare Debian: installed, used by an ordinary user with Chromium's real sandbox, and removed.
// Catches what only shows in an installed studio: a library that the package does not name, native code that is left in
// the archive, a page without a sandbox, a way into main from outside, and what an uninstallation leaves or takes too much.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBareRoot, type BareRoot } from './support/bare-root.ts'
import { expectManuscript } from './support/demo-output.ts'
import { openDisplay, type Display } from './support/display.ts'
import { EXPECTED_FUSES, fusesOf } from './support/fuses.ts'
import { installers, type Installer } from './support/installer.ts'
import { installListeningModel, speakTo } from './support/listening.ts'
import { DEBUGGING, windowOf } from './support/packaged-window.ts'
import { loadedBy, processesOf } from './support/processes.ts'
import { follow, type Started } from './support/started.ts'

const AUTHOR = 1000
const pictures = join(import.meta.dirname, '../../test-results/packages')
const QUIET = ['--log-level=3']
const HEADLESS = ['--ozone-platform=headless', '--disable-gpu']

let root: BareRoot
let display: Display
beforeAll(async () => {
  root = makeBareRoot()
  display = await openDisplay()
  mkdirSync(pictures, { recursive: true })
})
afterAll(async () => {
  await display.close()
  root.remove()
})

const dataDir = (): string => join(root.home, '.config', 'GhostwritingStudio')

function begin(installer: Installer, args: string[], env: Record<string, string> = {}): Started {
  return follow(root.start([installer.command, ...QUIET, ...args], env))
}

async function demo(installer: Installer, out: string, args: string[] = [], env = {}): Promise<Started> {
  const started = begin(installer, [...HEADLESS, `--demo-out=/home/author/${out}`, ...args], env)
  expect(await started.ended(), started.stderr()).toBe(0)
  return started
}

/** Everything in the root that bears the studio's name, outside the author's home and what package managers keep for themselves. */
function tracesOf(): string[] {
  const skipped = ['home', 'proc', 'sys', 'dev', 'var/cache', 'var/lib/rpm', 'var/log', 'tmp'].flatMap(
    (name) => [...['-path', join(root.path, name), '-prune', '-o']],
  )
  const found = execFileSync('find', [root.path, ...skipped, '-iname', '*ghostwriting*', '-print'], {
    encoding: 'utf8',
  })
  return found.split('\n').filter(Boolean)
}

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

describe.each(installers)('$kind', (installer) => {
  const resources = (): string => join(root.path, installer.folder ?? '', 'resources')

  test('installs with what it names itself', () => {
    installer.install(root)
    expect(existsSync(join(root.path, installer.command))).toBe(true)
  })

  test.skipIf(installer.folder === null)(
    'fits the desktop: menu entry, project files, icons, sandbox helper',
    () => {
      const entry = join(root.path, 'usr/share/applications/ghostwriting-studio.desktop')
      const text = readFileSync(entry, 'utf8')
      expect(text).toContain('\nName=Ghostwriting Studio\n'.trimStart())
      expect(text).toContain('\nExec=/opt/GhostwritingStudio/ghostwriting-studio %U\n')
      expect(text).toContain('\nMimeType=application/x-ghostwriting-project;\n')
      execFileSync('desktop-file-validate', [entry], { stdio: 'pipe' })
      const kinds = readFileSync(join(root.path, 'usr/share/mime/packages/ghostwriting-studio.xml'), 'utf8')
      expect(kinds).toContain('<glob pattern="*.ghostwriting"/>')
      for (const size of [16, 48, 256, 512])
        expect(
          existsSync(join(root.path, `usr/share/icons/hicolor/${size}x${size}/apps/ghostwriting-studio.png`)),
        ).toBe(true)
      const helper = statSync(join(root.path, installer.folder ?? '', 'chrome-sandbox'))
      expect([helper.mode & 0o7777, helper.uid]).toEqual([0o4755, 0])
    },
  )

  test.skipIf(installer.folder === null)(
    'holds no welcome page, no other system’s code, and the fuses',
    async () => {
      const folder = join(root.path, installer.folder ?? '')
      expect(existsSync(join(resources(), 'default_app.asar'))).toBe(false)
      const modules = join(resources(), 'app.asar.unpacked/node_modules')
      expect(readdirSync(join(modules, 'better-sqlite3/prebuilds'))).toEqual([`linux-${process.arch}.node`])
      expect(readdirSync(modules).sort()).toEqual([
        'better-sqlite3',
        `sherpa-onnx-linux-${process.arch}`,
        'sherpa-onnx-node',
      ])
      expect(await fusesOf(join(folder, 'ghostwriting-studio'))).toEqual(EXPECTED_FUSES)
    },
  )

  test('does the main job for an ordinary user: an interview becomes a manuscript on the disk', async () => {
    await demo(installer, `out-${installer.kind}`)
    expectManuscript(join(root.home, `out-${installer.kind}`))
    expect(existsSync(join(dataDir(), 'studio.db'))).toBe(true)
  })

  test('nothing from outside gets into main: not as Node, not by NODE_OPTIONS, not by the inspector', async () => {
    const intruder = 'require("node:fs").writeFileSync("/home/author/intruded", "")'
    writeFileSync(join(root.home, 'intruder.cjs'), intruder)
    const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/home/author/intruder.cjs' }
    const started = await demo(installer, `out-2-${installer.kind}`, ['--inspect=127.0.0.1:0'], env)
    // As Node it would have refused the switches; with the inspector it would have named its port.
    expectManuscript(join(root.home, `out-2-${installer.kind}`))
    expect(started.stderr()).not.toMatch(/Debugger listening/)
    expect(existsSync(join(root.home, 'intruded'))).toBe(false)
  })

  test.skipIf(installer.folder === null)('starts no app but its own archive', async () => {
    const archive = join(resources(), 'app.asar')
    const other = join(resources(), 'app')
    renameSync(archive, `${archive}.away`)
    mkdirSync(other)
    writeFileSync(join(other, 'package.json'), '{"main":"main.js","type":"commonjs"}')
    writeFileSync(
      join(other, 'main.js'),
      'require("node:fs").writeFileSync("/home/author/intruded", "");process.exit(0)',
    )
    try {
      const started = begin(installer, HEADLESS)
      await started.ended(5000)
      expect(existsSync(join(root.home, 'intruded'))).toBe(false)
    } finally {
      rmSync(other, { recursive: true })
      renameSync(`${archive}.away`, archive)
    }
  })

  test.each([
    ['in namespaces', []],
    ...(installer.folder === null ? [] : [['by its helper', ['--disable-namespace-sandbox']] as const]),
  ] as const)('shows the project in a window whose page is sandboxed %s', async (way, args) => {
    const started = begin(installer, [...args, DEBUGGING], { DISPLAY: display.name })
    try {
      const { page, errors, browser } = await windowOf(started)
      await page.getByText('Look at It Until You Understand It').first().waitFor()
      await page.screenshot({ path: join(pictures, `${installer.kind}-${args.length}.png`) })
      await expect.poll(() => sandboxes(started.pid), { timeout: 20_000 }).toEqual(['2'])
      const [main] = processesOf(started.pid).filter(({ command }) => !command.includes('--type='))
      const renderer = processesOf(started.pid).find(({ command }) => command.includes('--type=renderer'))
      expect(renderer?.userNamespace === main?.userNamespace).toBe(way === 'by its helper')
      expect(errors).toEqual([])
      await browser.close()
    } finally {
      await started.kill()
    }
  })

  test('hears: the speech process starts out of the package and writes down what it can', async () => {
    const model = installListeningModel(dataDir())
    ownedByAuthor(join(dataDir(), 'models'))
    const started = begin(installer, [DEBUGGING], { DISPLAY: display.name })
    try {
      const { page, browser } = await windowOf(started)
      await page.getByText('Look at It Until You Understand It').first().waitFor()
      const { hearing, partial } = await speakTo(page, model)
      expect(new Set(hearing)).toEqual(new Set(['words']))
      expect(partial.join(' ')).toMatch(/\bah ah\b/)
      const engine = `app.asar.unpacked/node_modules/sherpa-onnx-linux-${process.arch}/libonnxruntime.so`
      expect(processesOf(started.pid).filter((each) => loadedBy(each).includes(engine))).toHaveLength(1)
      await browser.close()
    } finally {
      await started.kill()
    }
  })

  test.skipIf(installer.kind !== 'deb')('stays whole when it is installed over itself', () => {
    root.asRoot('apt-get', 'install', '-y', '-q', '--reinstall', '/tmp/studio.deb')
    expect(existsSync(join(root.path, installer.command))).toBe(true)
    expect(statSync(join(root.path, installer.folder ?? '', 'chrome-sandbox')).mode & 0o7777).toBe(0o4755)
  })

  test('goes without a trace, and leaves what the author made', () => {
    const kept = ['studio.db', 'models'].map((name) => join(dataDir(), name))
    const before = sha256(kept[0] ?? '')
    installer.uninstall(root)
    expect(tracesOf()).toEqual([])
    for (const file of ['usr/share/mime/globs2', 'usr/share/applications/mimeinfo.cache']) {
      const index = join(root.path, file)
      expect(existsSync(index) ? readFileSync(index, 'utf8') : '').not.toContain('ghostwriting')
    }
    expect(kept.map((each) => existsSync(each))).toEqual([true, true])
    expect(sha256(kept[0] ?? '')).toBe(before)
  })
})

/** How each page's process is bound: 2 = it may make only the calls that Chromium's filter lets through. */
function sandboxes(leader: number): string[] {
  return processesOf(leader)
    .filter(({ command }) => command.includes('--type=renderer'))
    .map(({ status }) => /^Seccomp:\s+(\d)$/m.exec(status)?.[1] ?? 'unknown')
}

function ownedByAuthor(folder: string): void {
  execFileSync('chown', ['-R', `${AUTHOR}:${AUTHOR}`, folder])
}
