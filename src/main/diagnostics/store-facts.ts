// The database in numbers: how it is set, how many rows it has, and where its queues stand.
import type { Database } from 'better-sqlite3'
import { draftJobStatuses, engineNames } from '../../shared/drafting/draft-job.ts'
import { modelRequestOutcomes } from '../../shared/drafting/model-request.ts'
import { connectionEnds } from '../../shared/ipc/voice-views.ts'
import { sessionKinds, sessionStatuses } from '../../shared/session/session.ts'
import { audioImportStatuses } from '../../shared/speech/audio-import.ts'
import { transcriptionStatuses } from '../../shared/speech/transcription-job.ts'
import { transcriberNames } from '../../shared/speech/transcriber.ts'
import { countWords, type Fact, type FactGroup } from './facts.ts'

const pragmas = [
  ...['user_version', 'journal_mode', 'synchronous', 'fullfsync', 'foreign_keys', 'wal_autocheckpoint'],
  ...['mmap_size', 'trusted_schema', 'busy_timeout', 'page_size', 'page_count', 'freelist_count'],
]

/** Columns of which every value is one of the studio's own words; what is none is counted as `other`. */
const queues = [
  { title: 'Drafts', table: 'draft_jobs', column: 'status', words: draftJobStatuses },
  { title: 'Drafts, by engine', table: 'draft_jobs', column: 'engine', words: engineNames },
  { title: 'Requests to models', table: 'model_requests', column: 'outcome', words: modelRequestOutcomes },
  { title: 'Transcriptions', table: 'transcription_jobs', column: 'status', words: transcriptionStatuses },
  {
    title: 'Transcriptions, by engine',
    table: 'transcription_jobs',
    column: 'engine',
    words: transcriberNames,
  },
  { title: 'Imports of sound', table: 'audio_imports', column: 'status', words: audioImportStatuses },
  { title: 'Sessions', table: 'sessions', column: 'status', words: sessionStatuses },
  { title: 'Sessions, by kind', table: 'sessions', column: 'kind', words: sessionKinds },
  { title: 'Voice connections, by end', table: 'voice_connections', column: 'end', words: connectionEnds },
] as const

export function storeFacts(sqlite: Database): FactGroup[] {
  return [
    { title: 'Database settings', facts: pragmas.map((name) => [name, pragma(sqlite, name)]) },
    { title: 'Rows', facts: rowCounts(sqlite) },
    ...queues.map(({ title, table, column, words }) => ({
      title,
      facts: countWords(sqlite.prepare(`SELECT "${column}" FROM "${table}"`).pluck().all(), words),
    })),
    { title: 'Jobs that wait or failed', facts: troubled(sqlite) },
  ]
}

function pragma(sqlite: Database, name: string): number | string | null {
  const value = sqlite.pragma(name, { simple: true })
  return typeof value === 'number' || value === 'wal' || value === 'delete' ? value : null
}

/** The names are those of the migrations; FTS5's own tables are left out. */
function rowCounts(sqlite: Database): Fact[] {
  const names = sqlite
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%' ORDER BY name`,
    )
    .pluck()
    .all()
  return names.map((name) => [name, count(sqlite, `SELECT count(*) FROM "${name}"`)])
}

function troubled(sqlite: Database): Fact[] {
  return ['draft_jobs', 'transcription_jobs'].flatMap((table): Fact[] => [
    [`${table} that wait`, count(sqlite, `SELECT count(*) FROM ${table} WHERE next_attempt_at IS NOT NULL`)],
    [`${table} with an error`, count(sqlite, `SELECT count(*) FROM ${table} WHERE error IS NOT NULL`)],
    [`${table}, most attempts`, count(sqlite, `SELECT coalesce(max(attempts), 0) FROM ${table}`)],
  ])
}

function count(sqlite: Database, query: string): number {
  return sqlite.prepare<[], number>(query).pluck().get() ?? 0
}
