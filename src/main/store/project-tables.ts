// Which rows of which tables are a project's. Export, import, salvage and deletion go by this list; a test fails when a
// table of the database is in neither of the two.
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { draftJobs, modelRequests, proposals, sessionDigests, voiceGuides } from './drafting-schema.ts'
import * as schema from './schema.ts'
import * as speech from './speech-schema.ts'
import * as voice from './voice-schema.ts'

/** The column that says whose a row is: its own id, its project's, its session's or its draft job's. */
export type OwnerColumn = 'id' | 'project_id' | 'session_id' | 'job_id'

export interface ProjectTable {
  name: string
  table: SQLiteTable
  owner: OwnerColumn
}

const of = (owner: OwnerColumn, table: SQLiteTable): ProjectTable => ({
  name: getTableConfig(table).name,
  table,
  owner,
})

/** Parents before their children. */
export const projectTables: readonly ProjectTable[] = [
  of('id', schema.projects),
  of('project_id', schema.projectBlueprints),
  of('project_id', schema.blueprintFieldRows),
  of('project_id', schema.sessions),
  of('project_id', schema.projectTranscripts),
  of('session_id', schema.transcriptItems),
  of('session_id', speech.itemVersions),
  of('session_id', speech.itemStates),
  of('session_id', speech.itemChanges),
  of('session_id', speech.itemActRows),
  of('project_id', schema.transcriptPointers),
  of('project_id', schema.notes),
  of('project_id', schema.todos),
  of('project_id', schema.documents),
  of('project_id', schema.documentSections),
  of('project_id', schema.documentRevisions),
  of('project_id', schema.revisionDetails),
  of('project_id', schema.paragraphSources),
  of('session_id', schema.interviewSteps),
  of('session_id', schema.toolCalls),
  of('project_id', draftJobs),
  of('job_id', modelRequests),
  of('session_id', sessionDigests),
  of('project_id', voiceGuides),
  of('project_id', proposals),
  of('session_id', speech.transcriptionJobs),
  of('session_id', speech.recordingMarkers),
  of('session_id', speech.audioImports),
  of('session_id', voice.realtimeEvents),
  of('session_id', voice.voiceConnections),
  of('session_id', voice.voiceSessions),
  of('session_id', voice.usageEntries),
  of('session_id', voice.recordingSegments),
]

/** Tables of no project, and why. What can be found is made of the rest, and is not carried about. */
export const otherTables: readonly SQLiteTable[] = [
  schema.settings,
  speech.searchEntries,
  speech.searchDocuments,
  speech.searchState,
]

/** Counted up by SQLite in one table for all projects; nothing refers to them. */
export function hasCountedId({ table }: ProjectTable): boolean {
  return getTableConfig(table).columns.some(({ name, primary, columnType }) => {
    return name === 'id' && primary && columnType === 'SQLiteInteger'
  })
}

const SESSIONS = 'SELECT id FROM sessions WHERE project_id = @project'
const owned: Record<OwnerColumn, string> = {
  id: 'id = @project',
  project_id: 'project_id = @project',
  session_id: `session_id IN (${SESSIONS})`,
  job_id: 'job_id IN (SELECT id FROM draft_jobs WHERE project_id = @project)',
}

/** The rows of project `@project`, in the order they were first written; references out of the project are left out. */
export function selectOwnedRows({ name, table, owner }: ProjectTable): string {
  const conditions = [owned[owner]]
  const columns = getTableConfig(table).columns.map((column) => {
    const inside = insideProject(column.name)
    if (inside === null || column.name === owner) return `"${column.name}"`
    if (!column.notNull) return `CASE WHEN ${inside} THEN "${column.name}" END AS "${column.name}"`
    conditions.push(inside)
    return `"${column.name}"`
  })
  return `SELECT ${columns.join(', ')} FROM "${name}" WHERE ${conditions.join(' AND ')} ORDER BY rowid`
}

/** Only columns that are references: a job's id in a revision outlives the job. */
function insideProject(column: string): string | null {
  if (column === 'session_id') return owned.session_id
  return column === 'project_id' ? owned.project_id : null
}
