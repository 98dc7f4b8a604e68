// The page: shows a manuscript session and makes sure that what is typed is sent before the window goes away.
import { useEffect, useRef, type ReactNode } from 'react'
import type { ManuscriptSession } from './manuscript-session.ts'

export function ManuscriptEditor({ session }: { session: ManuscriptSession }): ReactNode {
  const parent = useRef<HTMLDivElement>(null)
  useEffect(() => (parent.current ? session.mount(parent.current) : undefined), [session])
  useEffect(() => {
    const flush = () => void session.flush()
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    let heldOnce = false
    const onLeave = (event: BeforeUnloadEvent) => {
      if (session.isSaved() || heldOnce) return
      // Held back once to save. If that fails the author reads why and may close again without saving.
      heldOnce = true
      event.preventDefault()
      void session.flush().then(() => {
        if (session.isSaved()) window.close()
      })
    }
    document.addEventListener('visibilitychange', onHidden)
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', flush)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('beforeunload', onLeave)
    }
  }, [session])
  return <div ref={parent} className="h-full min-h-0 overflow-hidden" />
}
