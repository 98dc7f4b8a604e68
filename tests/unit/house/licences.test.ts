// What ships and on which terms, as the bundler tells it. Catches: a package that ships without its licence or under one that was
// not agreed to; a list that is made from what is declared and not from what ships.
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { build } from 'vite'
import { exceptions, licenceEntries } from '../../../scripts/shipping/licences.ts'
import { components } from '../../../scripts/shipping/shipped-beside.ts'
import { gatherPackages, packageFolder } from '../../../scripts/shipping/shipped-packages.ts'

const repository = resolve(import.meta.dirname, '../../..')

function folderWith(files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'studio-shipping-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

function aPackage(name: string, about: object): Record<string, string> {
  const json = { name, version: '1.0.0', main: 'index.js', type: 'module', ...about }
  return { [`node_modules/${name}/package.json`]: JSON.stringify(json) }
}

test.each([
  ['/r/node_modules/react/index.js', '/r/node_modules/react'],
  ['\0commonjs-exports:/r/node_modules/@a/b/c.js?x=1', '/r/node_modules/@a/b'],
  ['/r/node_modules/a/node_modules/b/c.js', '/r/node_modules/a/node_modules/b'],
  ['/r/src/main.ts', null],
])('%s belongs to %s', (id, folder) => {
  expect(packageFolder(id)).toBe(folder)
})

test('a package counts when a module or a file of it is kept, and not when it is only imported', async () => {
  const root = folderWith({
    'src/main.js': `import { used } from 'used'\nimport { unused } from 'unused'\nimport url from 'file/face.bin?url'\nconsole.log(used, url)`,
    ...aPackage('used', {}),
    'node_modules/used/index.js': `export const used = 'x'.repeat(9)`,
    ...aPackage('unused', { sideEffects: false }),
    'node_modules/unused/index.js': `export const unused = 1`,
    ...aPackage('file', {}),
    'node_modules/file/face.bin': 'f'.repeat(20_000),
  })
  const packages = gatherPackages(root, 'src')
  await build({
    ...{ root: join(root, 'src'), configFile: false, logLevel: 'silent', plugins: [packages.plugin()] },
    build: { outDir: join(root, 'out'), rolldownOptions: { input: join(root, 'src/main.js') } },
  })
  expect([...packages.bytes.keys()].sort()).toEqual(['node_modules/file', 'node_modules/used'])
  expect(packages.bytes.get('node_modules/file')).toBeGreaterThanOrEqual(20_000)
})

test('what ships beside the bundles has its licences, and each component its words', () => {
  const entries = licenceEntries(repository, new Map([['node_modules/react', 100]]))
  const names = entries.map(({ name }) => name)
  for (const name of ['better-sqlite3', 'sherpa-onnx-node', 'react', 'Electron', 'SQLite', 'Silero VAD'])
    expect(names).toContain(name)
  for (const { name } of components)
    expect(entries.find((entry) => entry.name === name)?.text.length).toBeGreaterThan(200)
})

test('an exception is for one thing that ships, not for its licence', () => {
  for (const [name, licence] of Object.entries(exceptions))
    expect(components.some((component) => component.name === name && component.licence === licence)).toBe(
      true,
    )
})

test.each([
  ['names no licence', {}],
  ['not on the list', { license: 'GPL-3.0-or-later' }],
  ['not on the list', { license: 'SEE LICENSE IN EULA' }],
  ['brings no words', { license: 'MPL-2.0' }],
])('the build fails for a package that %s', (words, about) => {
  const name = `studio-test-${Object.values(about).join('').replaceAll(/\W/g, '').toLowerCase()}`
  const root = folderWith({
    'package.json': JSON.stringify({ dependencies: {} }),
    ...aPackage(name, about),
    ...aPackage('electron', { license: 'MIT' }),
    'node_modules/electron/LICENSE': 'MIT',
  })
  const shipped = new Map([[`node_modules/${name}`, 1]])
  expect(() => licenceEntries(root, shipped)).toThrow(new RegExp(`${name} 1.0.0 .*${words}`))
})
