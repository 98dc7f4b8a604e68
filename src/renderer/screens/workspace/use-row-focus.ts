// The focus in the outline: put back on a row once it stands where it belongs, after a move or a new name; and which row
// is the tab stop.
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type HTMLAttributes,
  type RefObject,
} from 'react'

export function useRowFocus(): { list: RefObject<HTMLOListElement | null>; focusRow: (id: string) => void } {
  const list = useRef<HTMLOListElement>(null)
  const [wanted, setWanted] = useState<{ id: string } | null>(null)
  useEffect(() => {
    if (wanted === null) return
    list.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(wanted.id)}"] button`)?.focus()
  }, [wanted])
  const focusRow = useCallback((id: string) => setWanted({ id }), [])
  return { list, focusRow }
}

/** One for the whole list: the row that had the focus last. The list hears it for all of its rows. */
export function useTabStop(): { at: number; handlers: HTMLAttributes<HTMLOListElement> } {
  const [at, setAt] = useState(0)
  const onFocus = ({ currentTarget, target }: FocusEvent<HTMLOListElement>) => {
    const index = [...currentTarget.children].findIndex((row) => row.contains(target))
    // Elsewhere is in the menu of a row.
    if (index >= 0) setAt(index)
  }
  return { at, handlers: { onFocus } }
}
