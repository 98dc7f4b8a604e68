// Search, filter and order of the library.
import { Search } from 'lucide-react'
import { SelectField } from '../../components/field.tsx'
import {
  filterLabels,
  libraryFilters,
  librarySorts,
  sortLabels,
  type Arrangement,
  type LibraryFilter,
  type LibrarySort,
} from './library-view.ts'

interface LibraryFiltersProps {
  arrangement: Arrangement
  onChange: (arrangement: Arrangement) => void
}

export function LibraryFilters({ arrangement, onChange }: LibraryFiltersProps) {
  return (
    <search className="mt-7 mb-5 flex flex-wrap items-center gap-3">
      <div className="relative min-w-52 flex-1">
        <Search
          size={16}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-soft"
        />
        <input
          type="search"
          aria-label="Search the library"
          placeholder="Search titles and goals"
          value={arrangement.query}
          onChange={(event) => onChange({ ...arrangement, query: event.target.value })}
          className="h-9 w-full rounded-md border border-edge bg-paper pr-3 pl-9 placeholder:text-soft hover:border-ink/60 focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent"
        />
      </div>
      <SelectField
        hideLabel
        label="Show"
        className="w-44"
        value={arrangement.filter}
        onChange={(filter) => onChange({ ...arrangement, filter: filter as LibraryFilter })}
        options={libraryFilters.map((value) => ({ value, label: filterLabels[value] }))}
      />
      <SelectField
        hideLabel
        label="Order"
        className="w-40"
        value={arrangement.sort}
        onChange={(sort) => onChange({ ...arrangement, sort: sort as LibrarySort })}
        options={librarySorts.map((value) => ({ value, label: sortLabels[value] }))}
      />
    </search>
  )
}
