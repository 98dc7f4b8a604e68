// Tools that keep notes and read them.
import { createNote, createTodo } from '../projects/keep-notes.ts'
import { listNotes } from '../store/queries/notes.ts'
import { ownItems, ownProject } from './own-ids.ts'
import type { Tools } from './tool.ts'

const DEFAULT_LIMIT = 50

export const noteTools: Tools<'create_note' | 'list_notes'> = {
  create_note(deps, scope, { projectId, noteType, content, itemIds }) {
    ownProject(scope, projectId)
    ownItems(deps, scope, itemIds)
    const sessionId = scope.session.id
    if (noteType === 'todo') return { todoId: createTodo(deps, { projectId, label: content, sessionId }).id }
    return { noteId: createNote(deps, { projectId, noteType, content, sessionId, itemIds }).id }
  },

  list_notes({ store }, scope, { projectId, limit = DEFAULT_LIMIT }) {
    ownProject(scope, projectId)
    const notes = listNotes(store, projectId)
    return {
      notes: notes
        .slice(-limit)
        .reverse()
        .map(({ id, noteType, content, sourceItemIds }) => ({ id, noteType, content, sourceItemIds })),
      total: notes.length,
    }
  },
}
