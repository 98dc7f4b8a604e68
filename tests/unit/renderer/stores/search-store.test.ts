// Bugs caught: an answer to an earlier word shown for a later one, a page asked for twice over, results that vanish when
// a request fails.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  searchAgain,
  searchMore,
  setFilters,
  typeQuery,
  useSearch,
} from '../../../../src/renderer/stores/search-store.ts'
import type { SearchAnswer, SearchHit } from '../../../../src/shared/search/search.ts'
import { FakeBridge, settle } from './fake-bridge.ts'

const bridge = new FakeBridge().install()
const first = useSearch.getState()
beforeEach(() => {
  vi.useFakeTimers()
  useSearch.setState(first, true)
  bridge.asked.length = 0
})
afterEach(() => vi.useRealTimers())

interface Asked {
  query: string
  filters: object
  offset: number
  limit: number
}

function hit(id: number): SearchHit {
  return {
    ...{ id, kind: 'note', projectId: 'p', projectTitle: 'P', sessionId: null, sessionKind: null },
    ...{ refId: `n${id}`, role: null, speaker: null, snippet: { text: '', marks: [] }, at: null },
    ...{ soundMs: null, soundEndMs: null, paragraph: null },
  }
}

function answerWith(total: number): void {
  bridge.answer('search.find', (input) => {
    const { offset, limit } = input as Asked
    const hits = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, n) =>
      hit(offset + n),
    )
    return { hits, total, isCapped: false, isRebuilding: false } satisfies SearchAnswer
  })
}

const asked = () => bridge.asked.map(({ input }) => (input as Asked).query)

async function pause(): Promise<void> {
  await vi.advanceTimersByTimeAsync(100)
  await settle()
}

test('many keys in one go are one question', async () => {
  answerWith(3)
  for (const query of ['l', 'la', 'lamp']) typeQuery(query)
  await pause()
  expect(asked()).toEqual(['lamp'])
  expect(useSearch.getState()).toMatchObject({ answered: 'lamp', total: 3, isSearching: false })
})

test('a late answer to an earlier word is not shown', async () => {
  const late: (() => void)[] = []
  bridge.answer('search.find', async (input) => {
    const { query } = input as Asked
    if (query === 'la') await new Promise<void>((resolve) => late.push(resolve))
    const hits = [hit(query === 'la' ? 1 : 2)]
    return { hits, total: 1, isCapped: false, isRebuilding: false }
  })
  typeQuery('la')
  await pause()
  typeQuery('lamp')
  await pause()
  for (const answer of late) answer()
  await pause()
  expect(useSearch.getState()).toMatchObject({ answered: 'lamp', hits: [{ id: 2 }] })
})

test('an empty field has no results, whatever is on its way', async () => {
  answerWith(3)
  typeQuery('lamp')
  await pause()
  typeQuery(' ')
  await pause()
  expect(useSearch.getState()).toMatchObject({ answered: null, hits: [], total: 0 })
})

test('more is put behind, and asking again keeps as much in sight', async () => {
  answerWith(60)
  typeQuery('lamp')
  await pause()
  searchMore()
  await settle()
  expect(useSearch.getState().hits.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  searchAgain()
  await settle()
  expect(useSearch.getState().hits).toHaveLength(50)
  setFilters({ kind: 'note' })
  await settle()
  expect(bridge.asked.at(-1)?.input).toMatchObject({ filters: { kind: 'note' }, offset: 0 })
})

test('a failure says why and keeps what was found', async () => {
  answerWith(2)
  typeQuery('lamp')
  await pause()
  bridge.answer('search.find', () => {
    throw new Error('The disk is away.')
  })
  typeQuery('lamps')
  await pause()
  expect(useSearch.getState()).toMatchObject({ failure: 'The disk is away.', isSearching: false })
  expect(useSearch.getState().hits).toHaveLength(2)
})
