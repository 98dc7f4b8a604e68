// The keyboard in the results: arrows go through them, from the field down and back up to it.
import { useRef, type KeyboardEvent, type RefObject } from 'react'

export interface ResultKeys {
  field: RefObject<HTMLInputElement | null>
  list: RefObject<HTMLOListElement | null>
  onFieldKey(event: KeyboardEvent): void
  onListKey(event: KeyboardEvent): void
}

/** Results are what has `data-result` in the list, in its order. `open` is what Enter in the field does. */
export function useResultKeys(openFirst: () => void): ResultKeys {
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const results = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
  const focus = (index: number): void => {
    const all = results()
    const element = index < 0 ? field.current : all[Math.min(index, all.length - 1)]
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  }
  return {
    field,
    list,
    onFieldKey(event) {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter') openFirst()
      else if (event.key === 'ArrowDown') focus(0)
      else return
      event.preventDefault()
    },
    onListKey(event) {
      const at = results().findIndex((element) => element.contains(event.target as Node))
      if (at < 0) return
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: results().length - 1 }[event.key]
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      focus(to)
    },
  }
}
