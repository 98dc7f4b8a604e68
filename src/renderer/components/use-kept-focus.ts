// A row whose buttons give way to others once one is pressed: the focus stays with the row, which says what it is now.
import { useLayoutEffect, useRef, type HTMLAttributes, type RefObject } from 'react'

export interface KeptFocus<T extends HTMLElement> extends Pick<
  HTMLAttributes<T>,
  'tabIndex' | 'onFocus' | 'onBlur'
> {
  ref: RefObject<T | null>
}

/** For the row's own element, which needs a name. */
export function useKeptFocus<T extends HTMLElement>(): KeptFocus<T> {
  const ref = useRef<T>(null)
  const wasHere = useRef(false)
  useLayoutEffect(() => {
    const row = ref.current
    if (!wasHere.current || row === null || row.contains(document.activeElement)) return
    wasHere.current = false
    row.focus()
  })
  return {
    ref,
    tabIndex: -1,
    onFocus: () => (wasHere.current = true),
    // A button that is taken away is blurred without anything that the focus would go to.
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) wasHere.current = false
    },
  }
}
