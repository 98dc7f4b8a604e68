// What goes with a project when it is deleted with everything.
import type { DeletionView } from '../../shared/ipc/erase-views.ts'
import { countsOf } from '../package/package-counts.ts'
import { requireProject } from '../store/queries/projects.ts'
import type { Store } from '../store/store.ts'
import { copiesThatHold } from './copies.ts'

/** Throws NOT_FOUND. */
export async function viewDeletion(store: Store, projectId: string): Promise<DeletionView> {
  const { title } = requireProject(store, projectId)
  const count = (sql: string): number =>
    store.sqlite.prepare<[string], number | null>(sql).pluck().get(projectId) ?? 0
  const { backups, damaged } = await copiesThatHold(store.dataDir, projectId)
  return {
    title,
    counts: countsOf(store, projectId),
    notes:
      count('SELECT count(*) FROM notes WHERE project_id = ?') +
      count('SELECT count(*) FROM todos WHERE project_id = ?'),
    drafts: count('SELECT count(*) FROM draft_jobs WHERE project_id = ?'),
    audioBytes: count(
      `SELECT sum(bytes) FROM recording_segments WHERE session_id IN (SELECT id FROM sessions WHERE project_id = ?)`,
    ),
    backups: backups.length,
    damagedCopies: damaged.length,
  }
}
