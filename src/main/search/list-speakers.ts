// Who is named in a project's transcripts, to choose from.
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

const MOST = 50

const statements = perStore(({ sqlite }) => ({
  names: sqlite
    .prepare<[{ projectId: string; sessionId: string | null }], string>(
      `SELECT DISTINCT e.speaker FROM sessions AS s
       JOIN search_entries AS e ON e.kind = 'item' AND e.session_id = s.id
       WHERE s.project_id = @projectId AND (@sessionId IS NULL OR s.id = @sessionId) AND e.speaker IS NOT NULL
       ORDER BY e.speaker LIMIT ${MOST}`,
    )
    .pluck(),
}))

export function listSpeakers(store: Store, projectId: string, sessionId: string | null): string[] {
  return statements(store).names.all({ projectId, sessionId })
}
