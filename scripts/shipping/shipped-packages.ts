// Which packages end up in the studio: those of which the bundler kept a module or a file, as it tells itself. A package that is
// only listed and never used is not among them; one that another package brings is.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import type { Rolldown } from 'vite'
import { z } from 'zod'

/** Folder of a package, from the root → bytes of its code and files in the bundles. */
export type ShippedBytes = Map<string, number>

/** The folder of the package that a file belongs to; null for our own. A query or a marker of the bundler is no part of it. */
export function packageFolder(moduleId: string): string | null {
  const file = moduleId.replace(/^\0+(?:[\w-]+:)?/, '').replace(/[?#].*$/, '')
  const at = file.lastIndexOf('node_modules/')
  if (at === -1) return null
  const root = file.slice(0, at + 'node_modules/'.length)
  const [first = '', second = ''] = file.slice(root.length).split('/')
  return root + (first.startsWith('@') ? `${first}/${second}` : first)
}

export interface PackageGatherer {
  bytes: ShippedBytes
  /** One for each build of the process. */
  plugin(): Rolldown.Plugin
}

/** `renderer`: where the names of files that are no modules begin, from the root. */
export function gatherPackages(root: string, renderer: string): PackageGatherer {
  const bytes: ShippedBytes = new Map()
  const add = (id: string, size: number): void => {
    const folder = packageFolder(id)
    if (folder === null) return
    const name = isAbsolute(folder) ? relative(root, folder) : folder
    bytes.set(name, (bytes.get(name) ?? 0) + size)
  }
  return {
    bytes,
    plugin: () => ({
      name: 'gather-packages',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) {
          if (output.type === 'chunk') {
            for (const id of output.moduleIds) add(id, output.modules[id]?.renderedLength ?? 0)
          } else {
            const size = Buffer.byteLength(output.source)
            for (const file of output.originalFileNames) add(resolve(root, renderer, file), size)
          }
        }
      },
    }),
  }
}

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).optional(),
  homepage: z.string().optional(),
})

/** A package's own words about itself. */
export function readPackage(root: string, folder: string): z.output<typeof packageSchema> {
  return packageSchema.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')))
}

/** What stands in its licence files; null when it has none. */
export function licenceText(root: string, folder: string): string | null {
  const texts = readdirSync(join(root, folder))
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => join(root, folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8').trim())
  return texts.length === 0 ? null : texts.join('\n\n')
}

/** Packages that are copied whole beside the bundles: `names`, and what of what they need is installed here. */
export function installedClosure(root: string, names: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (name: string): void => {
    const folder = `node_modules/${name}`
    if (found.has(folder) || !existsSync(join(root, folder, 'package.json'))) return
    found.add(folder)
    for (const next of needsOf(root, folder)) visit(next)
  }
  for (const name of names) visit(name)
  return [...found].sort()
}

const record = z.record(z.string(), z.string()).default({})
const needsSchema = z.object({ dependencies: record, optionalDependencies: record })

export function needsOf(root: string, folder: string): string[] {
  const json: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const { dependencies, optionalDependencies } = needsSchema.parse(json)
  return Object.keys({ ...dependencies, ...optionalDependencies })
}
