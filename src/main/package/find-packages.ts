// What the author chose, looked into: one export, or a folder of many. Nothing is taken in.
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import { MOST_PACKAGES } from '../../shared/ipc/package-routes.ts'
import type { PackageChoice, PackageView } from '../../shared/ipc/package-views.ts'
import { PACKAGE_EXTENSION } from '../../shared/package/package-format.ts'
import type { ServiceContext } from '../context.ts'
import { schemaVersion } from '../store/migrations.ts'
import { findSession } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'
import { isPackageFolder, openPackage, type OpenPackage } from './open-package.ts'

export interface FoundPackages extends PackageChoice {
  /** By package id. */
  paths: ReadonlyMap<string, string>
}

/** Throws IMPORT_FAILED when nothing of it is an export. */
export async function findPackages(
  { store, newId }: Pick<ServiceContext, 'store' | 'newId'>,
  chosen: string,
): Promise<FoundPackages> {
  const paths = new Map<string, string>()
  const packages: PackageView[] = []
  const refused: PackageChoice['refused'] = []
  for (const path of await packagesAt(chosen)) {
    try {
      const found = await openPackage(path, schemaVersion(store.sqlite))
      found.source.close()
      const packageId = newId()
      paths.set(packageId, path)
      packages.push(viewOf(store, packageId, found))
    } catch (error) {
      if (!(error instanceof StudioError)) throw error
      refused.push({ name: basename(path), reason: error.message })
    }
  }
  return { choiceId: newId(), packages, refused, paths }
}

/** The one that was chosen, or those that lie in the folder. */
async function packagesAt(chosen: string): Promise<string[]> {
  const entries = await readdir(chosen, { withFileTypes: true }).catch(() => null)
  if (entries === null || (await isPackageFolder(chosen))) return [chosen]
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(chosen, entry.name)
    const isFile = entry.isFile() && entry.name.endsWith(`.${PACKAGE_EXTENSION}`)
    if (isFile || (entry.isDirectory() && (await isPackageFolder(path)))) found.push(path)
    if (found.length >= MOST_PACKAGES) break
  }
  // The words for a folder that is none come from reading it.
  return found.length === 0 ? [chosen] : found
}

function viewOf(store: Store, packageId: string, { path, manifest }: OpenPackage): PackageView {
  const { project, sessions, exportedAt, counts, files } = manifest
  const known = store.sqlite.prepare<[string], number>('SELECT 1 FROM projects WHERE id = ?').pluck()
  return {
    ...{ packageId, name: basename(path), title: project.title, exportedAt, counts },
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    isHere: known.get(project.id) !== undefined || sessions.some(({ id }) => findSession(store, id) !== null),
  }
}
