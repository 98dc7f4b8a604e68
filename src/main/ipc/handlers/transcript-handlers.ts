// The canonical transcript's routes. An item is answered for only after its commit.
import type { ServiceContext } from '../../context.ts'
import { getItemState } from '../../store/queries/item-states.ts'
import { requireProject } from '../../store/queries/projects.ts'
import { requireSession } from '../../store/queries/sessions.ts'
import { projectPiece, sessionPiece } from '../../store/queries/transcript-pieces.ts'
import { listItems, saveAndPlaceItem } from '../../store/queries/transcript.ts'
import type { Handlers } from '../handlers.ts'

type TranscriptRoutes = 'transcript.forProject' | 'transcript.get' | 'transcript.saveItem'

export function transcriptHandlers({ store, emit }: ServiceContext) {
  return {
    'transcript.forProject': ({ projectId, after }) => {
      requireProject(store, projectId)
      return projectPiece(store, projectId, after ?? null)
    },
    'transcript.get': ({ sessionId, after }) => sessionPiece(store, sessionId, after),
    'transcript.saveItem': ({ sessionId, item }) => {
      const { projectId } = requireSession(store, sessionId)
      const { item: saved, movedOthers } = saveAndPlaceItem(store, sessionId, item)
      const isShown = getItemState(store, saved).replacedBy === null
      const items = movedOthers ? listItems(store, sessionId) : isShown ? [saved] : []
      emit('transcript.changed', { projectId, sessionId, items })
      return saved
    },
  } satisfies Pick<Handlers, TranscriptRoutes>
}
