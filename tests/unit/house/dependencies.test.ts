// The supply chain. Catches: a version that may become another overnight, a lock file that says something else, a package that
// nobody can say the use of, a bill of materials that leaves out what ships.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { shippedBom } from '../../../scripts/shipping/bom.ts'
import { declaredPackages, reasonRow, reasons } from '../../../scripts/shipping/dependencies-page.ts'
import type { LicenceEntry } from '../../../scripts/shipping/licences.ts'

const root = resolve(import.meta.dirname, '../../..')
const declared = Object.entries(declaredPackages(root))
const read = (name: string): string => readFileSync(join(root, name), 'utf8')

const versions = z.record(z.string(), z.string()).default({})
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      integrity: z.string().optional(),
      /** It comes inside another package, under that one's hash. */
      inBundle: z.boolean().default(false),
      dependencies: versions,
      devDependencies: versions,
      optionalDependencies: versions,
    }),
  ),
})
const { packages } = lockSchema.parse(JSON.parse(read('package-lock.json')))

test('every version that is asked for is exact', () => {
  expect(declared.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('the lock file asks for the same, and has each at that version with its hash', () => {
  const own = packages['']
  const asked = { ...own?.dependencies, ...own?.devDependencies, ...own?.optionalDependencies }
  expect(asked).toEqual(Object.fromEntries(declared))
  for (const [name, version] of declared) expect(packages[`node_modules/${name}`]?.version).toBe(version)
  const unhashed = Object.entries(packages).filter(
    ([name, { integrity, inBundle }]) => name !== '' && !inBundle && integrity === undefined,
  )
  expect(unhashed.map(([name]) => name)).toEqual([])
})

test('each has its reason, and no reason is for one that has gone', () => {
  expect(Object.keys(reasons(root)).sort()).toEqual(declared.map(([name]) => name).sort())
})

test('docs/dependencies.md says what is asked for now: else run `npm run dependencies`', () => {
  const page = read('docs/dependencies.md')
  const why = reasons(root)
  const missing = declared.filter(
    ([name, version]) => !page.includes(reasonRow(name, version, why[name] ?? '')),
  )
  expect(missing).toEqual([])
  expect(page).toContain(`${declared.length} packages are asked for`)
})

test('npm’s bill of materials is told what ships, and is refused when it leaves something out', () => {
  const fromNpm: unknown = JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
      ...{ cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
      shell: process.platform === 'win32',
    }),
  )
  const react: LicenceEntry = {
    ...{ kind: 'package', name: 'react', version: packages['node_modules/react']?.version ?? '' },
    ...{ licence: 'MIT', about: '', text: '', bytes: 1 },
  }
  const sqlite: LicenceEntry = { ...react, kind: 'component', name: 'SQLite', licence: 'public-domain' }
  const { components } = shippedBom(fromNpm, [react, sqlite])
  expect(components.filter(({ scope }) => scope === 'required').map(({ name }) => name)).toEqual([
    'react',
    'SQLite',
  ])
  expect(components.some(({ name }) => name === 'vitest')).toBe(true)
  expect(() => shippedBom(fromNpm, [{ ...react, name: 'nobody-knows-it' }])).toThrow('nobody-knows-it@')
})
