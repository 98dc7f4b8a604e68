// For dialogs whose code is fetched when they first open.
import { Suspense, useState, type ReactNode } from 'react'

/** Nothing until it is first wanted; from then on it stays, so that it can fade away. */
export function Late({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const [wasWanted, setWasWanted] = useState(wanted)
  if (wanted && !wasWanted) setWasWanted(true)
  return wanted || wasWanted ? <Suspense fallback={null}>{children}</Suspense> : null
}
