// Rows of `settings`: small values by key. Never the API key.
import { perStore } from '../per-store.ts'
import { settings } from '../schema.ts'
import type { Store } from '../store.ts'

// All of them are read at each request of a draft.
const statements = perStore(({ sqlite }) => ({
  get: sqlite.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck(),
}))

export function getSetting(store: Store, key: string): string | null {
  return statements(store).get.get(key) ?? null
}

export function setSetting(store: Store, key: string, value: string): void {
  store.transaction(() =>
    store.db
      .insert(settings)
      .values({ key, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
      .run(),
  )
}
