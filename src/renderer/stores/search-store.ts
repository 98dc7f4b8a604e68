// What is searched for and what was found; kept while the studio runs, so that one can come back to it.
import { create } from 'zustand'
import type { SearchAnswer, SearchFilters, SearchHit } from '../../shared/search/search.ts'
import { request } from '../bridge/client.ts'
import { messageOf } from './projection.ts'

const PAGE = 25
/** After the last key, milliseconds. */
const PAUSE_MS = 90

interface SearchState {
  query: string
  filters: SearchFilters
  /** What `hits` answer; null = nothing was asked yet. */
  answered: string | null
  hits: SearchHit[]
  total: number
  isCapped: boolean
  isRebuilding: boolean
  isSearching: boolean
  /** Words for the author; what was found before stays. */
  failure: string | null
}

const nothing = { hits: [], total: 0, isCapped: false, isRebuilding: false }

export const useSearch = create<SearchState>(() => ({
  query: '',
  filters: {},
  answered: null,
  ...nothing,
  isSearching: false,
  failure: null,
}))

/** Counts what was asked: an answer that is not the latest's is not shown. */
let asked = 0
let pause: ReturnType<typeof setTimeout> | undefined

/** Looks for `query` once typing pauses. */
export function typeQuery(query: string): void {
  useSearch.setState({ query })
  clearTimeout(pause)
  pause = setTimeout(searchAgain, PAUSE_MS)
}

export function setFilters(filters: SearchFilters): void {
  useSearch.setState({ filters })
  searchAgain()
}

/** Asks anew for what is looked for now: from another place, or after something changed. */
export function searchAgain(): void {
  clearTimeout(pause)
  const { query, hits } = useSearch.getState()
  if (query.trim() === '') {
    asked++
    useSearch.setState({ ...nothing, answered: null, isSearching: false, failure: null })
    return
  }
  const isSame = query === useSearch.getState().answered
  void ask(0, isSame ? Math.min(100, Math.max(PAGE, hits.length)) : PAGE, (answer) => answer.hits)
}

export function searchMore(): void {
  const before = useSearch.getState().hits
  void ask(before.length, PAGE, ({ hits }) => [...before, ...hits])
}

async function ask(
  offset: number,
  limit: number,
  join: (answer: SearchAnswer) => SearchHit[],
): Promise<void> {
  const turn = ++asked
  const { query, filters } = useSearch.getState()
  useSearch.setState({ isSearching: true })
  try {
    const answer = await request('search.find', { query, filters, offset, limit })
    if (turn !== asked) return
    const hits = join(answer)
    useSearch.setState({ ...answer, hits, answered: query, isSearching: false, failure: null })
  } catch (error) {
    if (turn === asked) useSearch.setState({ isSearching: false, failure: messageOf(error) })
  }
}
