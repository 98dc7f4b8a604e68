// Which change of a comparison the author is at: stepped by buttons and keys, shown and given the focus.
import { useCallback, useEffect, useState } from 'react'

export interface ComparePlace {
  /** From 0 on; -1 = at none yet. */
  change: number
  /** Counts up each time it is to be shown. */
  turn: number
  /** The focus is to go there. */
  takesFocus: boolean
}

interface Steps {
  place: ComparePlace
  /** Forwards 1, back -1; stops at the ends. */
  step(by: 1 | -1): void
  /** Goes there with the focus. */
  show(change: number): void
  onFocused(): void
}

export function useComparePlace(total: number): Steps {
  const [place, setPlace] = useState<ComparePlace>({ change: -1, turn: 0, takesFocus: false })
  const go = useCallback(
    (next: (change: number) => number, takesFocus: boolean) => {
      setPlace(({ change, turn }) => ({
        change: Math.min(Math.max(0, next(change)), total - 1),
        turn: turn + 1,
        takesFocus: takesFocus && total > 0,
      }))
    },
    [total],
  )
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const by = stepOf(event)
      if (by === null) return
      event.preventDefault()
      go((change) => change + by, true)
    }
    // On its way down: a dialog lets no arrow key out.
    const options = { capture: true }
    document.addEventListener('keydown', onKeyDown, options)
    return () => document.removeEventListener('keydown', onKeyDown, options)
  }, [go])
  const onFocused = useCallback(() => setPlace((now) => ({ ...now, takesFocus: false })), [])
  return {
    place: { ...place, change: Math.min(place.change, total - 1) },
    step: (by) => go((change) => change + by, false),
    show: (change) => go(() => change, true),
    onFocused,
  }
}

/** N and P, and Alt with the arrows; null = another key, or one that a field has a use for. */
function stepOf(event: KeyboardEvent): 1 | -1 | null {
  const { key, altKey, ctrlKey, metaKey, target } = event
  if (ctrlKey || metaKey) return null
  if (target instanceof Element && target.closest('select, input:not([type=radio]), textarea') !== null)
    return null
  if (altKey) return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null
  return key === 'n' || key === 'N' ? 1 : key === 'p' || key === 'P' ? -1 : null
}
