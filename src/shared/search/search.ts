// What can be searched for and what is found, between window, main and store.
import { z } from 'zod'
import type { SessionKind } from '../session/session.ts'

export const searchKinds = ['item', 'note', 'todo', 'blueprint', 'paragraph', 'project'] as const
export type SearchKind = (typeof searchKinds)[number]

const id = z.string().min(1).max(200)

/** Absent = whatever it is. */
export const searchFiltersSchema = z.object({
  projectId: id.optional(),
  sessionId: id.optional(),
  kind: z.enum(searchKinds).optional(),
  /** Who spoke: the author, or whoever asked. */
  role: z.enum(['user', 'assistant']).optional(),
  speaker: z.string().max(200).optional(),
})
export type SearchFilters = z.infer<typeof searchFiltersSchema>

/** A piece of the text that was found, on one line. */
export interface Snippet {
  text: string
  /** Where the words that were looked for stand, [from, to) in UTF-16 code units, in order. */
  marks: [number, number][]
}

export interface SearchHit {
  id: number
  kind: SearchKind
  projectId: string | null
  projectTitle: string | null
  sessionId: string | null
  sessionKind: SessionKind | null
  /** See search_entries. */
  refId: string
  role: 'user' | 'assistant' | null
  speaker: string | null
  snippet: Snippet
  /** When it was said or written, milliseconds since the epoch; null = not known. */
  at: number | null
  /** On the session's recording clock; null = it cannot be heard. */
  soundMs: number | null
  soundEndMs: number | null
  /** A paragraph's whole text, to find it in the manuscript. */
  paragraph: string | null
}

export interface SearchAnswer {
  hits: SearchHit[]
  /** Counted up to a cap, see `isCapped`. */
  total: number
  /** There are more than `total`; the newest `total` were ranked. */
  isCapped: boolean
  /** The index is being made anew: not everything can be found yet. */
  isRebuilding: boolean
}
