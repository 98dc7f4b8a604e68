// In place of results: what search is for and how to ask, or why there is nothing and what to try.
import { Search, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { parseQuery } from '../../../shared/search/parse-query.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { setFilters, useSearch } from '../../stores/search-store.ts'

export function NothingFound(): ReactNode {
  const { answered, filters, isRebuilding, failure } = useSearch()
  if (failure !== null || (answered !== null && isRebuilding)) return null
  if (answered === null) return <HowToAsk />
  const { match, onlyNots } = parseQuery(answered)
  if (onlyNots) {
    return (
      <EmptyState compact icon={<SearchX size={26} />} title="Only words to leave out">
        A word with a minus leaves out places that have it. Say also what to look for.
      </EmptyState>
    )
  }
  if (match === null) {
    return (
      <EmptyState compact icon={<SearchX size={26} />} title="There is no word in that yet">
        Letters and numbers can be looked for; other signs cannot.
      </EmptyState>
    )
  }
  const isNarrowed = Object.keys(filters).length > 0
  return (
    <EmptyState
      compact
      icon={<SearchX size={26} />}
      title={`Nothing found for “${answered.trim()}”`}
      actions={isNarrowed ? <Button onClick={() => setFilters({})}>Look everywhere</Button> : null}
    >
      {isNarrowed
        ? 'Nothing in what you chose to look in has all these words. It may stand elsewhere.'
        : 'No place has all these words. Try fewer of them, another spelling, or only how one begins.'}
    </EmptyState>
  )
}

function HowToAsk(): ReactNode {
  return (
    <EmptyState compact icon={<Search size={28} />} title="Everything you said and wrote">
      <p>
        Interviews, recordings, notes, to-dos, blueprints and manuscripts of all your projects. Type a word;
        accents and capitals do not matter.
      </p>
      <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-5 gap-y-2 text-left text-sm">
        <Way sign="salt road">both words, anywhere in a passage</Way>
        <Way sign="“salt road”">these words together</Way>
        <Way sign="road -salt">without that word</Way>
      </dl>
    </EmptyState>
  )
}

function Way({ sign, children }: { sign: string; children: string }): ReactNode {
  return (
    <>
      <dt className="font-medium text-ink">{sign}</dt>
      <dd>{children}</dd>
    </>
  )
}
