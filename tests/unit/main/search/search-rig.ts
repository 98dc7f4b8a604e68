// A studio's search over a store of its own, and what it finds in a few words.
import { inlineBackground } from '../../../../src/main/background/create-background.ts'
import { createSearch, type Search, type SearchPorts } from '../../../../src/main/search/create-search.ts'
import { createProject } from '../../../../src/main/projects/create-project.ts'
import { saveTranscriptItem } from '../../../../src/main/store/queries/transcript.ts'
import type { Store } from '../../../../src/main/store/store.ts'
import type { SearchAnswer, SearchFilters } from '../../../../src/shared/search/search.ts'
import { makeItem } from '../../../support/items.ts'
import { makeContext, type RecordedContext } from '../../../support/service-context.ts'

export interface SearchRig {
  ctx: RecordedContext
  search: Search
  reported: unknown[]
  warned: string[]
  ask(query: string, filters?: SearchFilters, page?: { limit?: number; offset?: number }): SearchAnswer
  /** Of what is found, in order: its kind and id. */
  found(query: string, filters?: SearchFilters): string[]
}

export function makeSearchRig(store: Store, ports: Partial<SearchPorts> = {}): SearchRig {
  const ctx = makeContext(store)
  const reported: unknown[] = []
  const warned: string[] = []
  const search = createSearch(ctx, {
    background: inlineBackground,
    warn: (words) => void warned.push(words),
    report: (error) => void reported.push(error),
    pace: { settledMs: 20, latestMs: 100, startMs: 20, closeMs: 1500 },
    ...ports,
  })
  const ask: SearchRig['ask'] = (query, filters = {}, { limit = 20, offset = 0 } = {}) =>
    search.find({ query, filters, limit, offset })
  return {
    ctx,
    search,
    reported,
    warned,
    ask,
    found: (query, filters) => ask(query, filters).hits.map(({ kind, refId }) => `${kind} ${refId}`),
  }
}

export function addProject({ ctx }: SearchRig, title: string): string {
  return createProject(ctx, { title, contentType: 'memoir' }).id
}

export function say(
  { ctx }: SearchRig,
  sessionId: string,
  itemId: string,
  text: string | null,
  more: Partial<Parameters<typeof makeItem>[0]> = {},
): void {
  saveTranscriptItem(ctx.store, sessionId, makeItem({ itemId, text, ...more }))
}
