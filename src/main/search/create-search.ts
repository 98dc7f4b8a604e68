// Search over everything said and written: answers the window, keeps the index current, and makes it anew when it is
// damaged. No words are lost with it: it holds none that are not elsewhere.
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import { parseQuery } from '../../shared/search/parse-query.ts'
import type { SearchAnswer, SearchFilters } from '../../shared/search/search.ts'
import type { Background } from '../background/background.ts'
import type { ServiceContext } from '../context.ts'
import { DocumentIndexer, usualPace, type IndexerPace } from './document-indexer.ts'
import { find } from './find.ts'
import { IndexMender } from './index-mender.ts'

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

const nothing = { hits: [], total: 0, isCapped: false }

export function createSearch(ctx: ServiceContext, ports: SearchPorts): Search {
  const { store, emit } = ctx
  const { background, warn, report, pace = usualPace } = ports
  let closed = false
  const tell = (): void => {
    if (!closed) emit('search.changed', { isRebuilding: mender.isAtWork })
  }
  const mender = new IndexMender(store, { warn, report, ended: tell })
  const indexer = new DocumentIndexer(store, { background, indexed: tell, report, pace })
  return {
    find({ query, ...wanted }) {
      const { match } = parseQuery(query)
      try {
        const found = match === null ? nothing : find(store, { match, ...wanted })
        return { ...found, isRebuilding: mender.look() }
      } catch (error) {
        mender.mend(error)
        return { ...nothing, isRebuilding: true }
      }
    },
    hear(name, payload) {
      if (name === 'document.changed') indexer.changed((payload as Events['document.changed']).projectId)
    },
    start() {
      mender.look()
      indexer.start()
    },
    async settled() {
      await indexer.settled()
      await mender.settled()
    },
    async close() {
      closed = true
      await mender.close()
      await indexer.close()
    },
  }
}
