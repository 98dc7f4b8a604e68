// Catches: rows of a voice session that outlive their project, a deletion that cannot be undone whole, a backup that
// leaves out what was said.
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectHandlers } from '../../../../src/main/ipc/handlers/project-handlers.ts'
import { createBackup } from '../../../../src/main/store/backups.ts'
import { insertConnection } from '../../../../src/main/store/queries/voice-connections.ts'
import { purgeDeletedProjects } from '../../../../src/main/store/startup.ts'
import { makeItem } from '../../../support/items.ts'
import { entry, makeVoiceRig, type VoiceRig } from './voice-rig.ts'

const tables = [
  'realtime_events',
  'voice_connections',
  'voice_sessions',
  'usage_entries',
  'recording_segments',
  'transcript_items',
  'interview_steps',
  'project_transcripts',
]

let rig: VoiceRig
let projectId: string
let sessionId: string
beforeEach(() => {
  rig = makeVoiceRig()
  projectId = rig.project()
  sessionId = talkIn(projectId)
})
afterEach(() => rig.cleanup())

/** A session with a row in each table. */
function talkIn(project: string): string {
  const { id } = rig.routes['voice.start']({ projectId: project }).session
  insertConnection(rig.store, { sessionId: id, callId: null, model: 'm', reason: 'start', startedAt: 1 })
  const line = entry(0, { type: 'session.created' })
  rig.routes['voice.record']({ sessionId: id, entries: [line], items: [makeItem({ itemId: 'a' })] })
  const none = { inputTextTokens: 0, inputAudioTokens: 0, cachedTextTokens: 0, cachedAudioTokens: 0 }
  const used = {
    sourceId: 'r',
    kind: 'response',
    model: 'm',
    ...none,
    outputTextTokens: 1,
    outputAudioTokens: 0,
    audioSeconds: 0,
  } as const
  rig.routes['voice.usage']({ sessionId: id, entries: [used], connectedMs: 1, interruptions: 0 })
  rig.routes['voice.askOffline']({ sessionId: id, itemId: 'guide' })
  rig.store.sqlite
    .prepare(
      `INSERT INTO recording_segments (session_id, track, n, file, mime_type, start_ms, bytes, status, created_at)
       VALUES (?, 'author', 0, 'f', 'audio/webm', 0, 1, 'open', 1)`,
    )
    .run(id)
  rig.routes['voice.stop']({ sessionId: id, shown: [] })
  return id
}

function counts(sqlite: Database.Database, session: string): number[] {
  return tables.map((table) => {
    const count = sqlite.prepare(`SELECT count(*) FROM ${table} WHERE session_id = ?`).pluck()
    return Number(count.get(session))
  })
}

test('a deleted project takes all rows of its voice sessions along, and nothing of another’s', () => {
  const other = talkIn(rig.project())
  const kept = counts(rig.store.sqlite, other)
  projectHandlers(rig.deps)['projects.delete']({ projectId })
  purgeDeletedProjects(rig.store)
  expect(counts(rig.store.sqlite, sessionId)).toEqual(tables.map(() => 0))
  expect(counts(rig.store.sqlite, other)).toEqual(kept)
  expect(rig.store.sqlite.pragma('foreign_key_check')).toEqual([])
})

test('a deletion that is undone leaves everything', () => {
  const before = counts(rig.store.sqlite, sessionId)
  const routes = projectHandlers(rig.deps)
  routes['projects.delete']({ projectId })
  routes['projects.undoDelete']({ projectId })
  purgeDeletedProjects(rig.store)
  expect(counts(rig.store.sqlite, sessionId)).toEqual(before)
  expect(Math.min(...before)).toBeGreaterThan(0)
})

test('a backup holds the log, the usage and the transcript', () => {
  const made = createBackup(rig.store, 'manual')
  const copy = new Database(join(rig.store.dataDir, 'backups', made.name), { readonly: true })
  expect(counts(copy, sessionId)).toEqual(counts(rig.store.sqlite, sessionId))
  copy.close()
})
