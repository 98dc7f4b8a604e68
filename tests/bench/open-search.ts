// The studio's search on a store of a benchmark.
import { createBackground } from '../../src/main/background/create-background.ts'
import type { ServiceContext } from '../../src/main/context.ts'
import { createSearch } from '../../src/main/search/create-search.ts'

export function openSearch(ctx: ServiceContext) {
  const background = createBackground()
  const fail = (error: unknown): never => {
    throw new Error('The search failed in the bench', { cause: error })
  }
  const search = createSearch(ctx, { background, warn: fail, report: fail })
  return {
    search,
    async close() {
      await search.close()
      await background.close()
    },
  }
}

/** As the studio does behind an author's back: else the first start after would still be at it. */
export async function indexAll(ctx: ServiceContext): Promise<void> {
  const { search, close } = openSearch(ctx)
  search.start()
  await search.settled()
  await close()
}
