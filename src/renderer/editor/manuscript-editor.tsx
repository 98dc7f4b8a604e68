// The page: where a manuscript session shows itself.
import { useEffect, useRef, type ReactNode } from 'react'
import type { ManuscriptSession } from './manuscript-session.ts'

interface ManuscriptEditorProps {
  session: ManuscriptSession
  /** The drafter's words and the author's are told apart. */
  showsAuthorship: boolean
}

export function ManuscriptEditor({ session, showsAuthorship }: ManuscriptEditorProps): ReactNode {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => (parent.current ? session.mount(parent.current) : undefined), [session])
  return (
    <div
      ref={parent}
      data-authorship={showsAuthorship ? 'shown' : 'hidden'}
      className="h-full min-h-0 overflow-hidden"
    />
  )
}
