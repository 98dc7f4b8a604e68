// Goes to the place in the project that was asked for elsewhere, once what it stands in is there.
import { useEffect, type RefObject } from 'react'
import { useDocument } from '../../stores/document-store.ts'
import { forgetPlace, placeShown, usePlace, type Place } from '../../stores/place-store.ts'
import { showToast } from '../../stores/toasts-store.ts'
import { showTranscriptItem } from '../../stores/transcript-store.ts'
import { showTab } from './layout-store.ts'

export function useWantedPlace(projectId: string): void {
  const wanted = usePlace((state) => state.wanted)
  const manuscript = useDocument((state) => (state.projectId === projectId ? state.manuscript : null))
  useEffect(() => {
    if (wanted?.projectId !== projectId) return
    if (wanted.kind === 'paragraph') {
      if (manuscript === null) return
      if (!manuscript.select(wanted.text)) tellOfChange()
    } else if (wanted.kind === 'item') {
      showTab('transcript')
      showTranscriptItem(wanted.itemId)
    } else showTab(wanted.kind === 'blueprint' ? 'blueprint' : 'notes')
    placeShown(wanted)
  }, [wanted, manuscript, projectId])
  useEffect(
    () => () => {
      const { wanted: next, lit } = usePlace.getState()
      // What is wanted of another project is why this one is left.
      if ((next ?? lit)?.projectId === projectId) forgetPlace()
    },
    [projectId],
  )
}

function tellOfChange(): void {
  showToast({
    title: 'The paragraph has changed since it was found',
    description: 'It is somewhere in this manuscript in other words. Search again in a moment.',
  })
}

/** Gone to once; who comes back to the panel later finds it lit, and stays where they are. */
let lastBrought: Place | null = null

/** The note, to-do or field that was gone to; it comes into sight in `panel`, and the keyboard goes on from it. */
export function useLit(panel: RefObject<HTMLElement | null>, isThere: boolean): string | null {
  const place = usePlace((state) => state.lit)
  const lit = idOf(place)
  useEffect(() => {
    if (lit === null || !isThere || place === lastBrought) return
    const row = panel.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(lit)}"]`)
    if (row === undefined || row === null) return
    lastBrought = place
    row.scrollIntoView({ block: 'center' })
    row.focus({ preventScroll: true })
  }, [place, lit, isThere, panel])
  return lit
}

function idOf(place: Place | null): string | null {
  switch (place?.kind) {
    case 'note':
    case 'todo':
      return place.id
    case 'blueprint':
      return place.field
    default:
      return null
  }
}

/** How a place looks that was gone to. */
export const litLook = 'bg-accent-soft outline-2 outline-accent-soft'
