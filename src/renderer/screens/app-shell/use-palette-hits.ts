// What was said or written that fits what is typed into the palette: the best few, once typing pauses.
import { useEffect, useState } from 'react'
import type { SearchHit } from '../../../shared/search/search.ts'
import { request } from '../../bridge/client.ts'
import { FEWEST_LETTERS } from './palette-entries.ts'

const PAUSE_MS = 120
const MOST = 5

const none: SearchHit[] = []

export function usePaletteHits(typed: string): SearchHit[] {
  const [found, setFound] = useState<{ query: string; hits: SearchHit[] }>({ query: '', hits: none })
  const query = typed.trim()
  const isLong = query.length >= FEWEST_LETTERS
  useEffect(() => {
    if (!isLong) return
    let isCurrent = true
    const timer = setTimeout(() => {
      // Commands and projects are there all the same when this fails; the page says why it does.
      request('search.find', { query: typed, filters: {}, limit: MOST, offset: 0 })
        .then(({ hits }) => {
          // Projects have a group of their own.
          if (isCurrent) setFound({ query, hits: hits.filter(({ kind }) => kind !== 'project') })
        })
        .catch(() => undefined)
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [typed, query, isLong])
  // What fitted a shorter word stays until the answer for the longer one is there, so that the list does not flicker.
  return isLong && (query.startsWith(found.query) || found.query.startsWith(query)) ? found.hits : none
}
