// The place in a project that the author wants to see: asked for anywhere, gone to by the workspace once it is there.
import { create } from 'zustand'

export type Place =
  | { kind: 'item'; projectId: string; itemId: string }
  | { kind: 'note' | 'todo'; projectId: string; id: string }
  | { kind: 'blueprint'; projectId: string; field: string }
  /** `text` as it stands in the manuscript. */
  | { kind: 'paragraph'; projectId: string; text: string }

/** `lit`: the last that was gone to; it stands out until another is, or the project is left. */
export const usePlace = create<{ wanted: Place | null; lit: Place | null }>(() => ({
  wanted: null,
  lit: null,
}))

export function wantPlace(place: Place): void {
  usePlace.setState({ wanted: place, lit: null })
}

export function placeShown(place: Place): void {
  usePlace.setState({ wanted: null, lit: place })
}

export function forgetPlace(): void {
  usePlace.setState({ wanted: null, lit: null })
}
