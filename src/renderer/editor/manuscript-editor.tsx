// The page: where a manuscript session shows itself.
import { useEffect, useRef, type ReactNode } from 'react'
import type { ManuscriptSession } from './manuscript-session.ts'

export function ManuscriptEditor({ session }: { session: ManuscriptSession }): ReactNode {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => (parent.current ? session.mount(parent.current) : undefined), [session])
  return <div ref={parent} className="h-full min-h-0 overflow-hidden" />
}
