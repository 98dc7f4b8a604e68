// How much room there is to the right of the text, followed only while somebody asks.
import { useEffect, useState } from 'react'
import type { ManuscriptSession } from '../../editor/manuscript-session.ts'

export function useMarginWidth(manuscript: ManuscriptSession, isAsked: boolean): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!isAsked) return undefined
    return manuscript.layout.watch(() => setWidth(Math.floor(manuscript.layout.marginWidth)))
  }, [manuscript, isAsked])
  return width
}
