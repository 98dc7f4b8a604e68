// Asks the index: how many there are, which of them come first, and what to show of these.
import type { SearchAnswer, SearchFilters, SearchHit } from '../../shared/search/search.ts'
import { MARK_BEGINS, MARK_ENDS, readSnippet } from '../../shared/search/snippet.ts'
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'

/** Ranking looks at each passage that fits; of words that stand everywhere, it looks at the newest passages only. */
const MOST_RANKED = 1000
/** Words of a snippet. */
const SNIPPET_TOKENS = 28

// An item is its session's, which may have come to a project later. What an import has not finished, what other turns
// stand in place of and what the author deleted is not found. The lists in brackets are short and made once a query.
const source = 'FROM search_index JOIN search_entries AS e ON e.id = search_index.rowid'
const where = `search_index MATCH @match
  AND CASE e.kind WHEN 'item' THEN e.session_id NOT IN (
      SELECT s.id FROM sessions AS s LEFT JOIN projects AS p ON p.id = s.project_id
      WHERE p.deleted_at IS NOT NULL OR (p.id IS NULL AND s.kind = 'imported'))
    ELSE e.project_id NOT IN (SELECT id FROM projects WHERE deleted_at IS NOT NULL) END
  AND (@projectId IS NULL OR CASE e.kind
    WHEN 'item' THEN e.session_id IN (SELECT id FROM sessions WHERE project_id = @projectId)
    ELSE e.project_id = @projectId END)
  AND (@sessionId IS NULL OR e.session_id = @sessionId) AND (@kind IS NULL OR e.kind = @kind)
  AND (@role IS NULL OR e.role = @role) AND (@speaker IS NULL OR e.speaker = @speaker)
  AND NOT EXISTS (SELECT 1 FROM item_states AS state WHERE e.kind = 'item' AND state.session_id = e.session_id
    AND state.item_id = e.ref_id AND state.replaced_by IS NOT NULL)`

// The cues of an imported file have times, and no sound here.
const hasSound = 'EXISTS (SELECT 1 FROM recording_segments AS r WHERE r.session_id = e.session_id)'

type Wanted = Record<keyof SearchFilters, string | null> & { match: string }
type Row = Omit<SearchHit, 'snippet'> & { marked: string }

const statements = perStore(({ sqlite }) => ({
  /** Newest first: [id, how well it fits, the less the better]. */
  newest: sqlite
    .prepare<[Wanted & { most: number }]>(
      `SELECT search_index.rowid, search_index.rank ${source} WHERE ${where} ORDER BY search_index.rowid DESC LIMIT @most`,
    )
    .raw(),
  show: sqlite.prepare<[{ match: string; ids: string }], Row>(
    `SELECT e.id, e.kind, p.id AS projectId, p.title AS projectTitle, e.session_id AS sessionId, s.kind AS sessionKind,
       e.ref_id AS refId, e.role, e.speaker,
       snippet(search_index, 0, '${MARK_BEGINS}', '${MARK_ENDS}', '…', ${SNIPPET_TOKENS}) AS marked,
       CASE e.kind WHEN 'item' THEN i.created_at
         WHEN 'note' THEN (SELECT created_at FROM notes WHERE id = e.ref_id)
         WHEN 'todo' THEN (SELECT created_at FROM todos WHERE id = e.ref_id)
         WHEN 'project' THEN p.updated_at ELSE NULL END AS at,
       CASE WHEN ${hasSound} THEN i.audio_start_ms END AS soundMs,
       CASE WHEN ${hasSound} THEN i.audio_end_ms END AS soundEndMs,
       CASE e.kind WHEN 'paragraph' THEN e.body END AS paragraph
     FROM (SELECT value AS id FROM json_each(@ids)) AS wanted
     CROSS JOIN search_index ON search_index.rowid = wanted.id JOIN search_entries AS e ON e.id = wanted.id
     LEFT JOIN sessions AS s ON s.id = e.session_id
     LEFT JOIN projects AS p ON p.id = CASE e.kind WHEN 'item' THEN s.project_id ELSE e.project_id END
     LEFT JOIN transcript_items AS i ON e.kind = 'item' AND i.session_id = e.session_id AND i.item_id = e.ref_id
     WHERE search_index MATCH @match`,
  ),
}))

export interface Find {
  /** As parseQuery gives it. */
  match: string
  filters: SearchFilters
  limit: number
  offset: number
}

export function find(
  store: Store,
  { match, filters, limit, offset }: Find,
): Omit<SearchAnswer, 'isRebuilding'> {
  const sql = statements(store)
  const { projectId = null, sessionId = null, kind = null, role = null, speaker = null } = filters
  const wanted: Wanted = { match, projectId, sessionId, kind, role, speaker }
  const newest = sql.newest.all({ ...wanted, most: MOST_RANKED + 1 }) as [number, number][]
  const ranked = newest.slice(0, MOST_RANKED)
  // The newer stays first of two that fit alike.
  ranked.sort(([, one], [, other]) => one - other)
  const ids = ranked.slice(offset, offset + limit).map(([id]) => id)
  const rows = new Map(sql.show.all({ match, ids: JSON.stringify(ids) }).map((row) => [row.id, row]))
  return {
    hits: ids.flatMap((id) => hitOf(rows.get(id))),
    total: ranked.length,
    isCapped: newest.length > ranked.length,
  }
}

function hitOf(row: Row | undefined): SearchHit[] {
  if (row === undefined) return []
  const { marked, ...hit } = row
  return [{ ...hit, snippet: readSnippet(marked) }]
}
