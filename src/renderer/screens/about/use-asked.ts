// What main answers while a dialog is open: asked for at each opening, so that nothing old is shown.
import { useEffect, useState } from 'react'
import { showProblem } from '../../stores/toasts-store.ts'

/** null = not here yet, or it failed, which the author has been told. `ask` must stay the same function. */
export function useAsked<T>(open: boolean, failed: string, ask: () => Promise<T>): T | null {
  const [answer, setAnswer] = useState<T | null>(null)
  useEffect(() => {
    if (!open) return undefined
    let isWanted = true
    ask().then(
      (value) => (isWanted ? setAnswer(value) : undefined),
      (error: unknown) => showProblem(failed, error),
    )
    return () => {
      isWanted = false
      setAnswer(null)
    }
  }, [open, failed, ask])
  return answer
}
