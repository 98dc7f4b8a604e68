// Every sitting and what became of it, counted by SQL: an archive of years opens at once.
import type { ArchivedSession, ArchiveState } from '../../shared/ipc/archive-routes.ts'
import type { Session } from '../../shared/session/session.ts'
import { readCounts } from '../store/json-columns.ts'
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

interface Row extends Session {
  title: string | null
  projectTitle: string | null
  recordedMs: number
  turns: number
  words: number
  unwritten: number
  /** Spoken items as a draft job counts them. */
  stored: number
}

const MOST = 2000

const statements = perStore(({ sqlite }) => ({
  sessions: sqlite.prepare<[{ projectId: string | null }], Row>(
    `SELECT session.id AS id, session.project_id AS projectId, session.kind AS kind, session.stage AS stage,
       session.status AS status, session.started_at AS startedAt, session.ended_at AS endedAt, session.title AS title,
       project.title AS projectTitle,
       coalesce((SELECT max(start_ms + coalesce(duration_ms, 0)) FROM recording_segments AS segment
         WHERE segment.session_id = session.id AND track = 'author'), 0) AS recordedMs,
       coalesce(said.turns, 0) AS turns, coalesce(said.words, 0) AS words, coalesce(said.unwritten, 0) AS unwritten,
       coalesce(said.stored, 0) AS stored
     FROM sessions AS session
     LEFT JOIN projects AS project ON project.id = session.project_id
     LEFT JOIN (
       SELECT item.session_id AS session_id, count(*) AS stored,
         sum(state.replaced_by IS NULL) AS turns,
         sum(CASE WHEN state.replaced_by IS NULL AND trim(coalesce(item.text, '')) <> ''
           THEN length(trim(item.text)) - length(replace(trim(item.text), ' ', '')) + 1 ELSE 0 END) AS words,
         sum(state.replaced_by IS NULL AND item.text IS NULL AND item.role = 'user') AS unwritten
       FROM transcript_items AS item
       LEFT JOIN item_states AS state ON state.session_id = item.session_id AND state.item_id = item.item_id
       WHERE item.type = 'message' AND item.role IN ('user', 'assistant')
       GROUP BY item.session_id
     ) AS said ON said.session_id = session.id
     WHERE (@projectId IS NULL OR session.project_id = @projectId)
       AND (project.id IS NULL OR project.deleted_at IS NULL)
     ORDER BY session.started_at DESC, session.rowid DESC LIMIT ${MOST}`,
  ),
  read: sqlite.prepare<[], { itemsRead: string }>(
    `SELECT job.items_read AS itemsRead FROM draft_jobs AS job
     WHERE job.status = 'complete' AND job.undone_at IS NULL AND job.items_read IS NOT NULL
       AND job.rowid = (SELECT max(newest.rowid) FROM draft_jobs AS newest WHERE newest.project_id = job.project_id
         AND newest.status = 'complete' AND newest.undone_at IS NULL AND newest.items_read IS NOT NULL)`,
  ),
}))

/** `projectId` null = of all projects, and of none. */
export function listArchive(store: Store, projectId: string | null): ArchivedSession[] {
  const { sessions, read } = statements(store)
  const drafted = new Map(read.all().flatMap(({ itemsRead }) => Object.entries(readCounts(itemsRead))))
  return sessions.all({ projectId }).map((row) => {
    const {
      title,
      projectTitle,
      recordedMs,
      words,
      unwritten,
      turns: _turns,
      stored: _stored,
      ...session
    } = row
    const state = stateOf(row, drafted.get(row.id) ?? 0)
    return { session, title, projectTitle, recordedMs, words, unwritten, state }
  })
}

function stateOf({ turns, stored, words, unwritten, recordedMs }: Row, read: number): ArchiveState {
  if (turns === 0 && recordedMs === 0) return 'empty'
  if (words === 0 || unwritten > 0) return 'recorded'
  return read >= stored ? 'drafted' : 'transcribed'
}
