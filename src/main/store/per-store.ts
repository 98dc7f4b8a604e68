// Things prepared once for each open store and dropped with it: statements of the hot paths.
import type { Store } from './store.ts'

/** `build` runs at the first use of a store; what it returns is reused. */
export function perStore<T>(build: (store: Store) => T): (store: Store) => T {
  const kept = new WeakMap<Store, { value: T }>()
  return (store) => {
    const found = kept.get(store) ?? { value: build(store) }
    kept.set(store, found)
    return found.value
  }
}
