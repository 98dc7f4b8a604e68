// docs/dependencies.md: every package that is asked for and why, and everything that ships with its size and its terms.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LicenceEntry } from './licences.ts'
import { readLicenceEntries } from './read-licence-entries.ts'
import { packagesBeside } from './shipped-beside.ts'

const versions = z.record(z.string(), z.string()).default({})
const manifestSchema = z.object({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
})

export type Declared = Record<string, string>

/** Everything that package.json asks for, by name. */
export function declaredPackages(root: string): Declared {
  const json: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { dependencies, devDependencies, optionalDependencies } = manifestSchema.parse(json)
  return { ...dependencies, ...devDependencies, ...optionalDependencies }
}

export function reasons(root: string): Declared {
  const file = join(root, 'scripts/shipping/dependency-reasons.json')
  return z.record(z.string(), z.string().min(1)).parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** One row for each package that is asked for: what the test compares. */
export function reasonRow(name: string, version: string, reason: string): string {
  return `| ${name} | ${version} | ${reason} |`
}

/** Needs a whole build. */
export function dependenciesPage(root: string): string {
  const entries = readLicenceEntries(root)
  const declared = Object.entries(declaredPackages(root)).sort(([a], [b]) => a.localeCompare(b, 'en'))
  const why = reasons(root)
  const packages = entries.filter(({ kind }) => kind === 'package')
  const bundled = packages.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes)
  const total = bundled.reduce((sum, { bytes }) => sum + bytes, 0)
  return `# Dependencies

${declared.length} packages are asked for, each with its reason below. ${packages.length} end up in the studio with what they bring along
(${bundled.length} in its bundles, ${size(total)} of code and letters before it is made small), beside Electron and what is built into others'
libraries. Every version is exact, and the lock file names the hash of each. A test fails when a package has no reason here; the build
fails when something ships without a licence, or under one that is not on the list (\`scripts/shipping/licences.ts\`). The words of
all licences are in the studio: Help → About the studio. \`npm run dependencies\` writes this page, \`npm run sbom\` a bill of
materials (CycloneDX) for a release. No install script of a package runs (\`allowScripts\`). \`npm audit\` asks the registry which
versions have known holes: \`.npmrc\` keeps it out of every install, so a release runs it by hand. The
registry used where this was written does not offer it (it answers 405).

## What follows from one of them

The library that understands speech (sherpa-onnx) is published with a voice inside, eSpeak NG, which is under GPL-3.0-or-later.
The studio never calls it, but who passes the packages on passes it on: together with that library they are passed on under the
terms of the GPL, which this studio's own licence (MIT) allows. A library built with \`-DSHERPA_ONNX_ENABLE_TTS=OFF\` is free of it.
What is built into others' libraries was read from the names inside the binaries; their makers may know of more.

## Asked for, and why

| package | version | for what |
| --- | --- | --- |
${declared.map(([name, version]) => reasonRow(name, version, why[name] ?? '')).join('\n')}

## What ships

In the bundles, as the bundler counts it:

| package | version | licence | size |
| --- | --- | --- | --- |
${bundled.map((entry) => shippedRow(entry, size(entry.bytes))).join('\n')}

Beside them, as they lie on a disk (on this system; packages leave out sources and other systems' binaries):

| package | size |
| --- | --- |
${packagesBeside(root)
  .map((folder) => `| ${folder.replace('node_modules/', '')} | ${size(bytesUnder(join(root, folder)))} |`)
  .join('\n')}

Built into others, or their frame:

| what | licence | where |
| --- | --- | --- |
${entries
  .filter(({ kind }) => kind === 'component')
  .map(({ name, licence, about }) => `| ${name} | ${licence} | ${about} |`)
  .join('\n')}
`
}

function shippedRow({ name, version, licence }: LicenceEntry, bytes: string): string {
  return `| ${name} | ${version} | ${licence} | ${bytes} |`
}

function size(bytes: number): string {
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}

function bytesUnder(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}
