// Where the focus goes when another screen comes in front: into it, unless it has taken the focus itself.
import { useEffect, useRef, type RefObject } from 'react'
import { useNavigation } from '../../stores/navigation-store.ts'

export function useScreenFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  useEffect(
    () =>
      useNavigation.subscribe((now, before) => {
        if (now.view === before.view || now.view.screen === 'settings') return
        // After the screen is drawn and what held the focus is gone.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) main.current?.focus()
        })
      }),
    [],
  )
  return main
}
