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
  /** What had the focus last in this row. */
  const last = useRef<Element | null>(null)
  useLayoutEffect(() => {
    // Only what was taken away lost it: who clicked elsewhere, or types there, keeps it.
    if (last.current === null || last.current.isConnected) return
    last.current = null
    if (document.activeElement === document.body) ref.current?.focus()
  })
  return {
    ref,
    tabIndex: -1,
    onFocus: ({ target }) => {
      last.current = target
    },
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null) last.current = null
    },
  }
}
