// Puts the focus back on a row of the outline once it stands where it belongs: after a move, after a new name.
import { useEffect, useRef, useState, type RefObject } from 'react'

export function useRowFocus(): { list: RefObject<HTMLOListElement | null>; focusRow: (id: string) => void } {
  const list = useRef<HTMLOListElement>(null)
  const [wanted, setWanted] = useState<{ id: string } | null>(null)
  useEffect(() => {
    if (wanted === null) return
    list.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(wanted.id)}"] button`)?.focus()
  }, [wanted])
  return { list, focusRow: (id) => setWanted({ id }) }
}
