// The routes of transcript pointers.
import type { ServiceContext } from '../../context.ts'
import { createPointer } from '../../projects/keep-notes.ts'
import { listPointers } from '../../store/queries/pointers.ts'
import { standingItems, standingPointer } from '../../transcription/standing-items.ts'
import { requireProject } from '../../store/queries/projects.ts'
import type { Handlers } from '../handlers.ts'

type PointerRoutes = 'pointers.list' | 'pointers.create'

export function pointerHandlers(ctx: ServiceContext) {
  return {
    'pointers.list': ({ projectId }) => {
      requireProject(ctx.store, projectId)
      const standing = standingItems(ctx.store, projectId)
      return listPointers(ctx.store, projectId).map((pointer) => standingPointer(standing, pointer))
    },
    'pointers.create': (input) => createPointer(ctx, input),
  } satisfies Pick<Handlers, PointerRoutes>
}
