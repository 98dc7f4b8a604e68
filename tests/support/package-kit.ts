// Exports and imports whole projects as the studio does, without its window.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createPace, type Pace } from '../../src/main/import/pace.ts'
import { exportPackage } from '../../src/main/package/export-package.ts'
import { folderSink } from '../../src/main/package/folder-sink.ts'
import { importPackage, type ImportedPackage } from '../../src/main/package/import-package.ts'
import { openPackage } from '../../src/main/package/open-package.ts'
import { zipSink } from '../../src/main/package/zip-sink.ts'
import { readMigrations } from '../../src/main/store/migrations.ts'
import { openSnapshot } from '../../src/main/store/snapshot.ts'
import type { Store } from '../../src/main/store/store.ts'
import { makeContext } from './service-context.ts'
import { makeTempDir, migrationsDir } from './temp-store.ts'
import { randomUUID } from 'node:crypto'

export function unhurried(): Pace {
  return createPace(new AbortController().signal, () => undefined)
}

/** Answers the folder or file. */
export async function exportWhole(
  store: Store,
  projectId: string,
  form: 'folder' | 'file' = 'folder',
  pace = unhurried(),
): Promise<string> {
  const folder = makeTempDir()
  mkdirSync(folder, { recursive: true })
  const sink =
    form === 'folder' ? folderSink(join(folder, 'book')) : zipSink(join(folder, 'book.ghostwriting'))
  const snapshot = openSnapshot(store.dataDir)
  try {
    await exportPackage({ store: snapshot, projectId, exportedAt: 1_750_000_000_000, pace }, sink)
    return await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  } finally {
    snapshot.close()
  }
}

export async function importWhole(store: Store, path: string, asCopy = false): Promise<ImportedPackage> {
  const from = await openPackage(path, readMigrations(migrationsDir).length)
  try {
    return await importPackage({ ...makeContext(store), newId: randomUUID }, from, asCopy, unhurried())
  } finally {
    from.source.close()
  }
}
