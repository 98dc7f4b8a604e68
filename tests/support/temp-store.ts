// A real store with the real migrations in a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../../src/main/store/store.ts'

export const migrationsDir = join(import.meta.dirname, '../../drizzle')

export interface TempStore {
  store: Store
  dataDir: string
  /** Closes the store and removes its folder. */
  cleanup(): void
}

export function makeTempDir(): string {
  return mkdtempSync(join(tmpdir(), 'studio-test-'))
}

export function makeTempStore(now: () => number = Date.now): TempStore {
  const dataDir = makeTempDir()
  const store = openStore({ dataDir, migrationsDir, now })
  return {
    store,
    dataDir,
    cleanup() {
      store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs `use` with a store that is gone afterwards. */
export async function withTempStore<T>(use: (temp: TempStore) => T | Promise<T>): Promise<T> {
  const temp = makeTempStore()
  try {
    return await use(temp)
  } finally {
    temp.cleanup()
  }
}
