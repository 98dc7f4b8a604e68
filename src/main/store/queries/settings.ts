// Rows of `settings`: small values by key. Never the API key.
import { eq } from 'drizzle-orm'
import { settings } from '../schema.ts'
import type { Store } from '../store.ts'

export function getSetting(store: Store, key: string): string | null {
  return store.db.select().from(settings).where(eq(settings.key, key)).get()?.value ?? null
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
