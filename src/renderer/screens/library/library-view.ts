// What the library shows of the projects: which, in what order, in which words.
import type { ContentType, ProjectSummary } from '../../../shared/project/project.ts'

export const libraryFilters = ['current', 'intake', 'active', 'archived'] as const
export type LibraryFilter = (typeof libraryFilters)[number]
export const librarySorts = ['updated', 'title', 'words', 'created'] as const
export type LibrarySort = (typeof librarySorts)[number]

export interface Arrangement {
  filter: LibraryFilter
  sort: LibrarySort
  query: string
}

export const filterLabels: Record<LibraryFilter, string> = {
  current: 'All current',
  intake: 'Getting to know it',
  active: 'Being written',
  archived: 'Archived',
}

export const sortLabels: Record<LibrarySort, string> = {
  updated: 'Last worked on',
  title: 'Title',
  words: 'Length',
  created: 'Newest',
}

const order: Record<LibrarySort, (a: ProjectSummary, b: ProjectSummary) => number> = {
  updated: (a, b) => b.updatedAt - a.updatedAt,
  title: (a, b) => a.title.localeCompare(b.title, undefined, { numeric: true, sensitivity: 'base' }),
  words: (a, b) => b.words - a.words,
  created: (a, b) => b.createdAt - a.createdAt,
}

/** Never changes the list it is given; equals fall back to the id, so that rows do not jump. */
export function arrangeProjects(
  projects: readonly ProjectSummary[],
  { filter, sort, query }: Arrangement,
): ProjectSummary[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return projects
    .filter((project) => (filter === 'current' ? project.status !== 'archived' : project.status === filter))
    .filter((project) => {
      const text = fold(`${project.title} ${project.goal ?? ''}`)
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => order[sort](a, b) || a.id.localeCompare(b.id))
}

/** Lower case without accents, so that "memoires" finds "Mémoires". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

export const contentTypeLabels: Record<ContentType, string> = {
  memoir: 'Memoir',
  biography: 'Biography',
  business_book: 'Business book',
  how_to: 'How-to',
  article: 'Article',
  blog_post: 'Blog post',
  newsletter: 'Newsletter',
}

/** `1 word`, `12,400 words`. */
export function countLabel(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

const steps = [
  { unit: 'minute', ms: 60_000, below: 60 },
  { unit: 'hour', ms: 3_600_000, below: 24 },
  { unit: 'day', ms: 86_400_000, below: 7 },
] as const

/** `just now`, `5 minutes ago`, `yesterday`; after a week the date. Times in ms since the epoch. */
export function sinceLabel(then: number, now: number): string {
  const passed = Math.max(0, now - then)
  if (passed < 60_000) return 'just now'
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  for (const { unit, ms, below } of steps) {
    const count = Math.floor(passed / ms)
    if (count < below) return relative.format(-count, unit)
  }
  return new Date(then).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}
