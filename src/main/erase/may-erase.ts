// Whether a project may be deleted with everything now: the author has named it, and nothing is under way.
import { StudioError } from '../../shared/errors.ts'
import { requireProject } from '../store/queries/projects.ts'
import { listOpenSegments } from '../store/queries/recording-segments.ts'
import { listUnendedSessions } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'

/** Throws NOT_FOUND, INVALID_ARGUMENT, CONFLICT. */
export function requireMayErase(store: Store, projectId: string, typed: string): void {
  const { title } = requireProject(store, projectId)
  if (plain(typed) !== plain(title)) {
    throw new StudioError(
      'INVALID_ARGUMENT',
      'The title you typed is another one. Nothing was deleted. Type the title as it stands above.',
      { field: 'title' },
    )
  }
  const isLive = listUnendedSessions(store).some(({ status }) => status === 'live')
  if (isLive || listOpenSegments(store).length > 0) {
    throw new StudioError(
      'CONFLICT',
      'An interview or a recording is under way, so nothing was deleted. Stop it, then delete the project.',
    )
  }
}

function plain(title: string): string {
  return title.trim().replaceAll(/\s+/g, ' ').normalize().toLowerCase()
}
