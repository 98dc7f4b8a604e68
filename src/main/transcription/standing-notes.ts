// Notes as others than the author may read them: a note says what was said, and those of what is left out of the book are left
// out with it.
import type { Note } from '../../shared/note/note.ts'
import { struckItems } from '../store/queries/item-states.ts'
import { listNotes } from '../store/queries/notes.ts'
import type { Store } from '../store/store.ts'
import { standingItems, type StandingItems } from './standing-items.ts'

/** `standing` absent = it is read here, where anything was left out at all. */
export function notesOfTheBook(store: Store, projectId: string, standing?: StandingItems): Note[] {
  const struck = struckItems(store, projectId)
  const notes = listNotes(store, projectId)
  if (struck.size === 0) return notes
  const items = standing ?? standingItems(store, projectId)
  return notes.filter(({ sourceItemIds, content }) => {
    const on = items.ofAll(sourceItemIds, content)
    return on.length === 0 || on.some((itemId) => !struck.has(itemId))
  })
}
