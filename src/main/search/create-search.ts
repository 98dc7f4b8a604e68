// Search over everything said and written: answers the window, keeps the index current, and makes it anew when it is
// damaged. No words are lost with it: it holds none that are not elsewhere.
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import { parseQuery } from '../../shared/search/parse-query.ts'
import type { SearchAnswer, SearchFilters } from '../../shared/search/search.ts'
import type { Background } from '../background/background.ts'
import type { ServiceContext } from '../context.ts'
import { isIndexDamage, isIndexWhole, setIndexAside } from '../store/search-index.ts'
import { DocumentIndexer, usualPace, type IndexerPace } from './document-indexer.ts'
import { find } from './find.ts'
import { rebuildIndex } from './rebuild-index.ts'

/** In one run of the studio; an index that breaks again and again is not mended by more of the same. */
const MOST_REBUILDS = 3

export interface SearchPorts {
  background: Background
  warn(words: string): void
  report(error: unknown): void
  pace?: IndexerPace
}

export interface Search {
  /** `query` as the author typed it. */
  find(wanted: { query: string; filters: SearchFilters; limit: number; offset: number }): SearchAnswer
  hear<N extends EventName>(name: N, payload: Events[N]): void
  start(): void
  /** Resolves when manuscripts are indexed and the index is whole, or cannot be. */
  settled(): Promise<void>
  close(): Promise<void>
}

export function createSearch(ctx: ServiceContext, ports: SearchPorts): Search {
  const { store, emit } = ctx
  const { warn, report, pace = usualPace } = ports
  const indexer = new DocumentIndexer(store, { background: ports.background, report, pace })
  let rebuilding: Promise<void> | null = null
  let rebuilds = 0
  let closed = false

  async function rebuild(): Promise<void> {
    try {
      await rebuildIndex(store, () => closed)
    } catch (error) {
      if (!closed) report(error)
    }
    rebuilding = null
    if (!closed) emit('search.changed', { isRebuilding: false })
  }

  /** Answers whether the index is not whole now. */
  function mend(): boolean {
    if (rebuilding !== null) return true
    if (isIndexWhole(store.sqlite)) return false
    if (rebuilds >= MOST_REBUILDS || closed) return true
    rebuilds++
    warn('the search index is made anew; nothing that was said or written is touched')
    rebuilding = rebuild()
    return true
  }

  return {
    find({ query, filters, limit, offset }) {
      const { match } = parseQuery(query)
      const nothing = { hits: [], total: 0, isCapped: false }
      try {
        const found = match === null ? nothing : find(store, { match, filters, limit, offset })
        return { ...found, isRebuilding: mend() }
      } catch (error) {
        if (!isIndexDamage(error)) throw error
        if (rebuilding === null) setIndexAside(store.sqlite)
        return { ...nothing, isRebuilding: mend() }
      }
    },
    hear(name, payload) {
      if (name === 'document.changed') indexer.changed((payload as Events['document.changed']).projectId)
    },
    start() {
      mend()
      indexer.start()
    },
    async settled() {
      await indexer.settled()
      await rebuilding
    },
    async close() {
      closed = true
      await rebuilding
      await indexer.close()
    },
  }
}
