// The page to search everything: what was said and written in all projects, as one types.
import { Search } from 'lucide-react'
import { useEffect, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { isMac, keyNames } from '../../commands/accelerator.ts'
import { onGap, subscribe } from '../../bridge/client.ts'
import { AudioPlayer } from '../../components/audio-player.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { searchAgain, setFilters, typeQuery, useSearch } from '../../stores/search-store.ts'
import { openHit } from './open-hit.ts'
import { SearchFilterBar } from './search-filters.tsx'
import { SearchResults } from './search-results.tsx'
import { countWords } from './search-words.ts'
import { useResultKeys } from './use-result-keys.ts'

export function SearchScreen({ query }: { query: string | null }): ReactNode {
  const canBeHeard = useSearch((state) => state.hits.some(({ soundMs }) => soundMs !== null))
  const { field, list, onFieldKey, onListKey } = useResultKeys(openFirst)
  useEffect(() => {
    if (query !== null) typeQuery(query)
    // What was found before may have changed since.
    searchAgain()
    const stops = [subscribe('search.changed', searchAgain), onGap(searchAgain)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [query])
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [field, query])
  return (
    <section aria-label="Search" className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col px-8 pt-8 pb-16">
          <search className="flex flex-col gap-3">
            <SearchField field={field} onKeyDown={onFieldKey} />
            <SearchFilterBar />
          </search>
          <Notices />
          <Counted />
          <SearchResults list={list} onKeyDown={onListKey} />
        </div>
      </div>
      {canBeHeard ? <AudioPlayer /> : null}
    </section>
  )
}

const KEYS = `Arrows choose · Enter opens · ${keyNames('CmdOrCtrl+Enter', isMac).join(' ')} plays`

function openFirst(): void {
  const [first] = useSearch.getState().hits
  if (first !== undefined) openHit(first)
}

interface FieldProps {
  field: RefObject<HTMLInputElement | null>
  onKeyDown: (event: KeyboardEvent) => void
}

function SearchField({ field, onKeyDown }: FieldProps): ReactNode {
  const query = useSearch((state) => state.query)
  return (
    <div className="relative">
      <Search
        size={18}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-soft"
      />
      <input
        ref={field}
        type="search"
        aria-label="Search everything"
        placeholder="A word, or several"
        spellCheck={false}
        maxLength={500}
        value={query}
        onChange={(event) => typeQuery(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-11 w-full rounded-md border border-edge bg-paper pr-3 pl-10.5 text-md [&::-webkit-search-cancel-button]:appearance-none placeholder:text-soft hover:border-ink/60 focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent"
      />
    </div>
  )
}

function Notices(): ReactNode {
  const { failure, isRebuilding } = useSearch()
  if (failure !== null) {
    return (
      <div className="mt-5">
        <Notice tone="problem">
          {failure}{' '}
          <Button size="sm" onClick={searchAgain}>
            Try again
          </Button>
        </Notice>
      </div>
    )
  }
  if (!isRebuilding) return null
  return (
    <div className="mt-5">
      <Notice>
        The search index is being made anew, so not everything is found yet. What you said and wrote is not
        touched by it; the results fill in by themselves.
      </Notice>
    </div>
  )
}

/** Said to those who cannot see it, too. */
function Counted(): ReactNode {
  const { answered, total, isCapped, filters } = useSearch()
  const isNarrowed = Object.keys(filters).length > 0
  const isThere = answered !== null && total > 0
  return (
    <div className="mt-5 mb-2 flex min-h-5 flex-wrap items-baseline justify-between gap-x-4 text-sm text-soft">
      <div className="flex items-baseline gap-3">
        <p role="status">{isThere ? countWords({ total, isCapped }) : ''}</p>
        {isThere && isNarrowed ? (
          <button
            type="button"
            onClick={() => setFilters({})}
            className="min-h-6 rounded-sm font-medium text-accent hover:underline"
          >
            Look everywhere
          </button>
        ) : null}
      </div>
      {isThere ? <p className="text-xs">{KEYS}</p> : null}
    </div>
  )
}
