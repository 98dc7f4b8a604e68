// Searching everything that was said and written.
import type { ServiceContext } from '../../context.ts'
import type { Search } from '../../search/create-search.ts'
import { listSpeakers } from '../../search/list-speakers.ts'
import type { Handlers } from '../handlers.ts'

type SearchRoute = Extract<keyof Handlers, `search.${string}`>

export function searchHandlers({ store }: ServiceContext, search: Search): Pick<Handlers, SearchRoute> {
  return {
    'search.find': (wanted) => search.find(wanted),
    'search.speakers': ({ projectId, sessionId }) => listSpeakers(store, projectId, sessionId ?? null),
  }
}
