// What was found, best first; more when asked for.
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { Button } from '../../components/button.tsx'
import { searchMore, useSearch } from '../../stores/search-store.ts'
import { NothingFound } from './nothing-found.tsx'
import { SearchResult } from './search-result.tsx'

interface ResultsProps {
  list: RefObject<HTMLOListElement | null>
  onKeyDown: (event: KeyboardEvent) => void
}

export function SearchResults({ list, onKeyDown }: ResultsProps): ReactNode {
  const { hits, total } = useSearch()
  if (hits.length === 0) return <NothingFound />
  return (
    <ol ref={list} aria-label="Found" className="flex flex-col gap-2">
      {hits.map((hit) => (
        <SearchResult key={hit.id} hit={hit} onKeyDown={onKeyDown} />
      ))}
      {hits.length < total ? (
        <li className="mt-2 flex justify-center">
          <Button data-result onClick={searchMore} onKeyDown={onKeyDown}>
            Show more
          </Button>
        </li>
      ) : null}
    </ol>
  )
}
