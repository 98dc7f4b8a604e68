// A read-only copy of one thing main keeps: filled by a request, kept current by events, fetched again after a gap.
// An answer that is older than what is shown is never shown.
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { onGap } from '../bridge/client.ts'

export interface Projected<T> {
  /** What is shown: a project's or a session's id. */
  key: string | null
  /** null until the first answer. */
  value: T | null
  /** Why it could not be fetched; words for the author. The last value stays. */
  failure: string | null
}

export interface Changes<T> {
  /** Fetches again; many calls in one go cost one or two requests. */
  refresh(): void
  /** Applies an event to what is shown; null = it does not fit, fetch again. */
  patch(change: (value: T) => T | null): void
}

export interface Projection<T> {
  use: UseBoundStore<StoreApi<Projected<T>>>
  /** Shows `key` and keeps it current until the answer is called. */
  follow(key: string): () => void
  refresh(): void
  /** Shows what a request of the author's own answered, if `key` is still the one shown. */
  show(key: string, value: T): void
}

export function createProjection<T>(source: {
  load(key: string): Promise<T>
  listen(key: string, changes: Changes<T>): (() => void)[]
}): Projection<T> {
  const use = create<Projected<T>>(() => ({ key: null, value: null, failure: null }))
  let loading = false
  let again = false

  async function load(): Promise<void> {
    again = loading
    if (loading) return
    loading = true
    do {
      again = false
      const { key } = use.getState()
      if (key === null) break
      try {
        const value = await source.load(key)
        if (!again && use.getState().key === key) use.setState({ value, failure: null })
      } catch (error) {
        if (use.getState().key === key) use.setState({ failure: messageOf(error) })
      }
      // `again` may have been set meanwhile, which the compiler cannot see.
    } while (again as boolean)
    loading = false
  }

  const changes: Changes<T> = {
    refresh: () => void load(),
    patch(change) {
      const { value } = use.getState()
      const next = value === null || loading ? null : change(value)
      if (next === null) void load()
      else use.setState({ value: next })
    },
  }

  return {
    use,
    follow(key) {
      if (use.getState().key !== key) use.setState({ key, value: null, failure: null })
      const stops = [...source.listen(key, changes), onGap(changes.refresh)]
      void load()
      return () => {
        for (const stop of stops) stop()
      }
    },
    refresh: changes.refresh,
    show(key, value) {
      if (use.getState().key !== key) return
      // A fetch that began earlier must not undo this.
      if (loading) again = true
      use.setState({ value, failure: null })
    },
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
