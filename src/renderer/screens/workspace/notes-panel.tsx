// The tab with notes and to-dos: what was caught while talking, and what the author adds by hand.
import { useRef, useState, type ReactNode } from 'react'
import { openNotes } from '../../stores/notes-store.ts'
import { Button } from '../../components/button.tsx'
import { JotField } from './jot-field.tsx'
import { LoadFailure } from './load-failure.tsx'
import { BookmarkList } from './bookmark-list.tsx'
import { NoteList } from './note-list.tsx'
import { TodoList } from './todo-list.tsx'
import { useLit } from './use-place.ts'

export function NotesPanel({ projectId }: { projectId: string }): ReactNode {
  const { value, failure } = openNotes.use()
  const [showResolved, setShowResolved] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const lit = useLit(panel, value !== null)
  if (value === null) {
    return (
      <section aria-label="Notes and to-dos">
        <LoadFailure failure={failure} onRetry={openNotes.refresh} />
      </section>
    )
  }
  const resolved = value.todos.filter((todo) => todo.status === 'resolved').length
  const todos = value.todos.filter(({ id, status }) => showResolved || status !== 'resolved' || id === lit)
  return (
    <section
      ref={panel}
      aria-label="Notes and to-dos"
      tabIndex={0}
      className="h-full overflow-y-auto px-4 py-4"
    >
      <div className="mb-2 flex items-center justify-between">
        <h2 className="text-sm font-medium">To-dos</h2>
        {resolved === 0 ? null : (
          <Button size="sm" variant="ghost" onClick={() => setShowResolved(!showResolved)}>
            {showResolved ? 'Hide resolved' : `Show ${resolved} resolved`}
          </Button>
        )}
      </div>
      <JotField kind="todo" projectId={projectId} />
      <TodoList todos={todos} lit={lit} />
      <h2 className="mt-7 mb-2 text-sm font-medium">Notes</h2>
      <JotField kind="note" projectId={projectId} />
      <NoteList notes={value.notes} lit={lit} />
      <BookmarkList pointers={value.pointers} />
    </section>
  )
}
