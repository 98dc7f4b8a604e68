// A project with rows in every table that can have any, made from the schema itself, and files of sound: a table that is
// added later is filled, too, so that what forgets it is caught.
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { itemChecksum, type ItemRow } from '../../src/main/store/item-checksum.ts'
import { hasCountedId, projectTables, selectOwnedRows } from '../../src/main/store/project-tables.ts'
import type { RawRow, RowValue } from '../../src/main/store/row-schema.ts'
import type { Store } from '../../src/main/store/store.ts'

export interface FullProject {
  projectId: string
  sessionIds: string[]
  /** Stands in what was said, in a note, in the manuscript, in a revision and in a prompt. */
  sentence: string
}

interface Filling {
  projectId: string
  sessionIds: string[]
  jobIds: string[]
  sentence: string
  /** Texts to take for columns that hold any, in turn. */
  texts: readonly string[]
  sound: Uint8Array
}

const ROWS = 4

/** Two sessions, two draft jobs, four rows of the rest. */
export function fillProject(
  store: Store,
  {
    title = 'The Iron Thimble',
    texts = ['Words.'],
    sentence = `The ${randomUUID()} stood under the lamp.`,
  } = {},
): FullProject {
  const filling: Filling = {
    projectId: randomUUID(),
    sessionIds: [randomUUID(), randomUUID()],
    jobIds: [randomUUID(), randomUUID()],
    ...{ sentence, texts, sound: new TextEncoder().encode(`sound of ${sentence}`) },
  }
  store.transaction(() => {
    for (const table of projectTables) {
      const { columns, name } = getTableConfig(table.table)
      for (let at = 0; at < rowsOf(name, filling, columns); at += 1) {
        const counted = hasCountedId(table)
        const row = Object.fromEntries(
          columns
            .filter((column) => !(counted && column.name === 'id'))
            .map((column) => [column.name, valueOf(name, column, at, filling)]),
        ) as RawRow
        if (name === 'projects') row['title'] = title
        if (name === 'transcript_items') row['sha256'] = itemChecksum(asItem(row))
        const names = Object.keys(row)
        store.sqlite
          .prepare(
            `INSERT INTO "${name}" (${names.join(', ')}) VALUES (${names.map((one) => `@${one}`).join(', ')})`,
          )
          .run(row)
      }
    }
  })
  for (const [at, sessionId] of filling.sessionIds.entries()) {
    const folder = join(store.dataDir, 'recordings', sessionId)
    mkdirSync(folder, { recursive: true })
    for (let n = at; n < ROWS; n += 2)
      writeFileSync(join(folder, `author-${String(n + 1).padStart(4, '0')}.webm`), filling.sound)
  }
  const { projectId, sessionIds } = filling
  return { projectId, sessionIds, sentence }
}

/** One where a project, a session or a field can have no more than that. */
function rowsOf(table: string, { sessionIds, jobIds }: Filling, columns: readonly SQLiteColumn[]): number {
  const key = columns.filter(({ primary }) => primary).map(({ name }) => name)
  if (table === 'projects' || key[0] === 'project_id') return 1
  if (table === 'sessions' || key[0] === 'session_id') return sessionIds.length
  if (table === 'project_transcripts') return sessionIds.length
  return table === 'draft_jobs' ? jobIds.length : ROWS
}

function valueOf(table: string, column: SQLiteColumn, at: number, filling: Filling): RowValue {
  const { projectId, sessionIds, jobIds, sentence, texts } = filling
  const sessionId = sessionIds[at % sessionIds.length] ?? null
  const jobId = jobIds[at % jobIds.length] ?? null
  const n = Math.floor(at / 2) + 1
  const known: Record<string, RowValue> = {
    'projects.id': projectId,
    'projects.deleted_at': null,
    'sessions.id': sessionId,
    'sessions.status': 'ended',
    'draft_jobs.id': jobId,
    'draft_jobs.status': 'complete',
    'draft_jobs.summary': JSON.stringify([sentence]),
    'draft_jobs.transcript_anchors': '["item-1"]',
    'draft_jobs.items_read': JSON.stringify({ [sessionIds[0] ?? '']: 2 }),
    'transcription_jobs.status': 'complete',
    'audio_imports.status': 'complete',
    'audio_imports.files': '[]',
    'transcript_items.text': at === 0 ? sentence : (texts[at % texts.length] ?? ''),
    'transcript_items.type': 'message',
    'transcript_items.role': at % 2 === 0 ? 'user' : 'assistant',
    'transcript_items.payload': JSON.stringify({ speaker: `Speaker ${at}` }),
    'transcript_items.previous_item_id': n === 1 ? null : `item-${at - 1}`,
    'item_versions.words': '[["word",1,2]]',
    'item_states.replaced_by': null,
    'item_states.struck_at': at === 3 ? 5 : null,
    'item_acts.before': '[]',
    'notes.source_item_ids': '["item-1"]',
    'notes.content': sentence,
    'documents.markdown': `# Title\n\n${sentence}\n\n${texts.join('\n\n')}\n`,
    'documents.authorship': '[]',
    'revision_details.authorship': '[]',
    'document_revisions.markdown': `${sentence} Of revision ${at}.`,
    'paragraph_sources.item_ids': '["item-1"]',
    'paragraph_sources.paragraph_hash': createHash('sha256').update(`${projectId} ${at}`).digest('hex'),
    'model_requests.prompt': JSON.stringify([{ role: 'user', text: sentence }]),
    'project_transcripts.snapshot': JSON.stringify([{ sessionId, text: sentence }]),
    'project_transcripts.sha256': createHash('sha256')
      .update(JSON.stringify([{ sessionId, text: sentence }]))
      .digest('hex'),
    'tool_calls.result': JSON.stringify({ projectId, ok: true }),
    'realtime_events.payload': JSON.stringify({ type: 'x', sessionId, text: sentence }),
    'session_digests.digest': '{}',
    'voice_guides.guide': '{}',
    'recording_segments.status': 'closed',
    'recording_segments.file': `author-${String(at + 1).padStart(4, '0')}.webm`,
    'recording_segments.track': 'author',
    'recording_segments.bytes': filling.sound.byteLength,
    'recording_segments.sha256': createHash('sha256').update(filling.sound).digest('hex'),
    project_id: projectId,
    session_id: sessionId,
    job_id: jobId,
    item_id: `item-${at}`,
    id: randomUUID(),
  }
  const given = known[`${table}.${column.name}`] ?? known[column.name]
  if (`${table}.${column.name}` in known || given !== undefined) return given ?? null
  if (column.name === 'revision') return at
  if (column.enumValues !== undefined && column.enumValues.length > 0)
    return column.enumValues[at % column.enumValues.length] ?? null
  switch (column.columnType) {
    case 'SQLiteText':
      return `${texts[at % texts.length] ?? ''} ${column.name} ${at}`
    case 'SQLiteReal':
      return at + 0.25
    case 'SQLiteBoolean':
      return at % 2
    default:
      return 1_700_000_000_000 + at
  }
}

function asItem(row: RawRow): Omit<ItemRow, 'position' | 'sha256'> {
  const of = (column: string) => row[column] as never
  return {
    ...{ sessionId: of('session_id'), itemId: of('item_id'), previousItemId: of('previous_item_id') },
    ...{ role: of('role'), type: of('type'), status: of('status'), text: of('text') },
    ...{ interrupted: row['interrupted'] === 1, heardMs: of('heard_ms'), audioStartMs: of('audio_start_ms') },
    ...{ audioEndMs: of('audio_end_ms'), payload: of('payload'), createdAt: of('created_at') },
  }
}

/** Every row of the project, by table. */
export function rowsOfProject(store: Store, projectId: string): Record<string, unknown[]> {
  return Object.fromEntries(
    projectTables.map((table) => [
      table.name,
      store.sqlite.prepare<[{ project: string }], object>(selectOwnedRows(table)).all({ project: projectId }),
    ]),
  )
}
