// The licences of everything that ships, with their words. A package without a licence, with one that is not on the list, or
// without words fails the build.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rolldown } from 'vite'
import type { LicenceView } from '../../src/shared/ipc/about-views.ts'
import { components, packagesBeside, type Component } from './shipped-beside.ts'
import { licenceText, readPackage, type ShippedBytes } from './shipped-packages.ts'

/** Anyone may pass these on with a program of any licence, as long as their words come along. */
export const allowedLicences = [
  ...[
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MPL-2.0',
  ],
  ...['OFL-1.1', 'Unlicense', 'public-domain'],
]

/** Others, each known and named. docs/dependencies.md says what follows from it. */
export const exceptions: Readonly<Record<string, string>> = { 'eSpeak NG': 'GPL-3.0-or-later' }

/** `bytes` in the bundles; 0 = it lies beside them, or is built into what does. */
export type LicenceEntry = LicenceView & { bytes: number }

type Found = Omit<LicenceEntry, 'licence' | 'text'> & { licence: string | null; text: string | null }

/** By name. Throws with every one that must not ship as it is. */
export function licenceEntries(root: string, bytes: ShippedBytes): LicenceEntry[] {
  const folders = [...new Set([...bytes.keys(), ...packagesBeside(root)])]
  const found = [
    ...folders.map((folder) => packageEntry(root, folder, bytes.get(folder) ?? 0)),
    ...components.map((component) => componentEntry(root, component)),
  ]
  const wrong = found.flatMap(problemOf)
  if (wrong.length > 0) throw new Error(`These may not ship as they are:\n${wrong.join('\n')}`)
  return found.filter(isWhole).sort((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }))
}

function packageEntry(root: string, folder: string, bytes: number): Found {
  const { name, version, license: licence = null, author, homepage = '' } = readPackage(root, folder)
  const standard = licence === null ? null : standardText(root, licence, author ?? `the authors of ${name}`)
  const text = licenceText(root, folder) ?? standard
  return { kind: 'package', name, version, licence, about: homepage, bytes, text }
}

function componentEntry(root: string, { name, licence, about, copyright, words }: Component): Found {
  const shared = { kind: 'component', name, licence, about, bytes: 0 } as const
  if ('file' in words) return { ...shared, version: '', text: standardText(root, words.file, copyright) }
  const folder = `node_modules/${words.package}`
  return { ...shared, version: readPackage(root, folder).version, text: licenceText(root, folder) }
}

/** Where a package names its licence and leaves the words out. */
function standardText(root: string, licence: string, owner: string | null): string | null {
  const file = join(root, 'resources/licences', `${licence}.txt`)
  if (!existsSync(file)) return null
  const words = readFileSync(file, 'utf8').trim()
  if (owner === null) return words
  return `${owner.startsWith('Copyright') ? owner : `Copyright (c) ${owner}`}\n\n${words}`
}

function problemOf({ name, version, licence, text }: Found): string[] {
  const what = `${name} ${version}`.trim()
  if (licence === null) return [`${what} names no licence`]
  const isKnown = allowedLicences.includes(licence) || exceptions[name] === licence
  if (!isKnown) return [`${what} is under ${licence}, which is not on the list`]
  return text === null ? [`${what} brings no words of its licence (${licence})`] : []
}

function isWhole(entry: Found): entry is LicenceEntry {
  return entry.licence !== null && entry.text !== null
}

/** Writes the list when the last build of the process is done. */
export function writeLicences(root: string, bytes: ShippedBytes, file: string): Rolldown.Plugin {
  return {
    name: 'write-licences',
    closeBundle() {
      writeFileSync(join(root, file), JSON.stringify(licenceEntries(root, bytes)))
    },
  }
}
