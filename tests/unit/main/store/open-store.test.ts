// Catches: a pragma that holds only on the first opening; a transaction that half-commits.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { getSetting, setSetting } from '../../../../src/main/store/queries/settings.ts'
import { openStore } from '../../../../src/main/store/store.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../../../support/temp-store.ts'

let temp: TempStore
afterEach(() => temp.cleanup())

test('the pragmas hold on the second opening too', () => {
  temp = makeTempStore()
  temp.store.close()
  temp.store = openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })
  const pragma = (name: string) => temp.store.sqlite.pragma(name, { simple: true })
  expect({
    busy: pragma('busy_timeout'),
    mode: pragma('journal_mode'),
    synchronous: pragma('synchronous'),
    foreignKeys: pragma('foreign_keys'),
    checkpoint: pragma('wal_autocheckpoint'),
    logLimit: pragma('journal_size_limit'),
    fullfsync: pragma('fullfsync'),
    mmap: pragma('mmap_size'),
    trusted: pragma('trusted_schema'),
  }).toEqual({
    busy: 5000,
    mode: 'wal',
    synchronous: 2,
    foreignKeys: 1,
    checkpoint: 4000,
    logLimit: 4_000_000,
    fullfsync: 1,
    mmap: 0,
    trusted: 0,
  })
})

test('what a transaction throws rolls back all of it, and a nested one only its own part', () => {
  temp = makeTempStore()
  const { store } = temp
  expect(() =>
    store.transaction(() => {
      setSetting(store, 'a', '1')
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(getSetting(store, 'a')).toBeNull()

  store.transaction(() => {
    setSetting(store, 'outer', '1')
    try {
      store.transaction(() => {
        setSetting(store, 'inner', '1')
        throw new Error('inner')
      })
    } catch {
      setSetting(store, 'caught', '1')
    }
  })
  expect([getSetting(store, 'outer'), getSetting(store, 'inner'), getSetting(store, 'caught')]).toEqual([
    '1',
    null,
    '1',
  ])
})

test('a transaction that is a promise is refused, because it would commit before its work', () => {
  temp = makeTempStore()
  expect(() => temp.store.transaction(() => Promise.resolve())).toThrow(TypeError)
})

test('every table and column that outside checks read is there', () => {
  temp = makeTempStore()
  const wanted: Record<string, string> = {
    projects: 'id, title, content_type, goal, status, created_at, updated_at',
    project_blueprints: 'project_id, committed_at',
    blueprint_fields: 'project_id, field, value, source_item_id, updated_at',
    sessions: 'id, project_id, kind, stage, status, started_at, ended_at',
    project_transcripts: 'project_id, session_id, item_count, finalized_at, snapshot, sha256',
    transcript_items:
      'session_id, item_id, previous_item_id, position, role, type, status, text, interrupted, heard_ms, audio_start_ms, audio_end_ms, payload, created_at',
    transcript_pointers: 'id, project_id, session_id, item_id, label, created_at',
    notes: 'id, project_id, session_id, note_type, content, source_item_ids, created_at',
    todos: 'id, project_id, session_id, label, status, created_at, resolved_at',
    documents: 'project_id, markdown, revision, updated_at',
    document_sections: 'id, project_id, heading, position, status, locked',
    document_revisions: 'project_id, revision, author, job_id, markdown, created_at',
    draft_jobs:
      'id, project_id, session_id, status, urgency, summary, generated_summary, transcript_anchors, attempts, merged_count, created_at, started_at, completed_at, error, duration_ms',
  }
  for (const [table, columns] of Object.entries(wanted)) {
    expect(() => temp.store.sqlite.prepare(`SELECT ${columns} FROM ${table}`).all(), table).not.toThrow()
  }
})

test('a failed opening leaves the file as it was', () => {
  temp = makeTempStore()
  temp.store.sqlite.pragma('user_version = 99')
  temp.store.close()
  const path = join(temp.dataDir, 'studio.db')
  const before = readFileSync(path)
  expect(() => openStore({ dataDir: temp.dataDir, migrationsDir, now: Date.now })).toThrow(/newer version/)
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(statSync(path).size).toBeGreaterThan(0)
})
