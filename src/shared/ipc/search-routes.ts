// Requests about everything that can be found.
import { z } from 'zod'
import { searchFiltersSchema, type SearchAnswer } from '../search/search.ts'
import { idSchema as id, route } from './route.ts'

export const searchRoutes = {
  /** `query` as it was typed: words, "phrases", -without; the last word may be unfinished. */
  'search.find': route<SearchAnswer>()(
    z.object({
      query: z.string().max(1000),
      filters: searchFiltersSchema,
      limit: z.number().int().min(1).max(100),
      offset: z.number().int().min(0).max(10_000),
    }),
  ),
  /** Names given to speakers in the project's transcripts. */
  'search.speakers': route<string[]>()(z.object({ projectId: id, sessionId: id.optional() })),
} as const
