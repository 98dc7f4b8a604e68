// How much a project holds, in the figures an author knows it by.
import type { PackageManifest } from '../../shared/package/package-format.ts'
import { findDocumentRow } from '../store/queries/documents.ts'
import type { Store } from '../store/store.ts'

const OF_SESSIONS = 'session_id IN (SELECT id FROM sessions WHERE project_id = @project)'

export function countsOf(store: Store, projectId: string): PackageManifest['counts'] {
  const count = (sql: string): number =>
    store.sqlite.prepare<[{ project: string }], { n: number | null }>(sql).get({ project: projectId })?.n ?? 0
  return {
    words: findDocumentRow(store, projectId)?.words ?? 0,
    sessions: count('SELECT count(*) AS n FROM sessions WHERE project_id = @project'),
    turns: count(
      `SELECT count(*) AS n FROM transcript_items WHERE type = 'message' AND trim(text) <> '' AND ${OF_SESSIONS}`,
    ),
    revisions: count('SELECT count(*) AS n FROM document_revisions WHERE project_id = @project'),
    audioMs: count(
      `SELECT max(0, cast(sum(duration_ms) AS integer)) AS n FROM recording_segments WHERE track = 'author' AND ${OF_SESSIONS}`,
    ),
  }
}
