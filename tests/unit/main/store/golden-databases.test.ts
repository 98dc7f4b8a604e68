// Catches: an update of the studio that loses, changes or hides what an older version wrote. The fixtures are dumps of
// databases: schema 1 has a guided interview that ended, with its transcript, and one that was left open; schema 2 an
// imported talk, a voice session, and a manuscript that was drafted and then written on.
import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { listBackups } from '../../../../src/main/store/backups.ts'
import { readMigrations, schemaVersion } from '../../../../src/main/store/migrations.ts'
import { checkDatabase } from '../../../../src/main/store/startup.ts'
import { openStore, type Store } from '../../../../src/main/store/store.ts'
import { findDamagedItems } from '../../../../src/main/store/verify-items.ts'
import { ownRanges } from '../../../../src/shared/document/authorship.ts'
import type { DraftEdit } from '../../../../src/shared/drafting/drafter.ts'
import { makeTempDir, migrationsDir } from '../../../support/temp-store.ts'
import { makeItem } from '../../../support/items.ts'
import { entry, makeVoiceRig } from '../voice/voice-rig.ts'

let dataDir: string
let store: Store
let before: Record<string, unknown[]>
afterEach(() => {
  store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function openOld(schema: number): void {
  dataDir = makeTempDir()
  const old = new Database(join(dataDir, 'studio.db'))
  // A dump writes children before their parents.
  old.pragma('foreign_keys = OFF')
  old.exec(readFileSync(join(import.meta.dirname, `../../../fixtures/store/schema-${schema}.sql`), 'utf8'))
  before = rowsOf(old)
  old.close()
  store = openStore({ dataDir, migrationsDir, now: Date.now })
}

function rowsOf(sqlite: Database.Database): Record<string, unknown[]> {
  const tables = sqlite
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all()
  return Object.fromEntries(
    tables.map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all()]),
  )
}

test.each([1, 2])(
  'every row of schema %i is there as it was, and a copy of the old database is kept',
  (schema) => {
    openOld(schema)
    expect(rowsOf(store.sqlite)).toMatchObject(before)
    expect(Object.values(before).flat().length).toBeGreaterThanOrEqual(30)
    expect(schemaVersion(store.sqlite)).toBe(readMigrations(migrationsDir).length)
    expect(findDamagedItems(store.sqlite)).toEqual([])
    const [backup] = listBackups(dataDir)
    const copy = new Database(join(dataDir, 'backups', backup?.name ?? ''), { readonly: true })
    expect([schemaVersion(copy), rowsOf(copy)]).toEqual([schema, before])
    copy.close()
  },
)

test.each([1, 2])('a voice session can be held in a project of schema %i', (schema) => {
  openOld(schema)
  const rig = makeVoiceRig(store)
  const [project] = before['projects'] as { id: string }[]
  const { session } = rig.routes['voice.start']({ projectId: project?.id ?? null })
  rig.routes['voice.record']({
    sessionId: session.id,
    entries: [entry(0, { type: 'session.created' })],
    items: [makeItem({ itemId: 'a' })],
  })
  expect(rig.routes['voice.stop']({ sessionId: session.id, shown: [] })).toMatchObject({ items: 1 })
  expect(checkDatabase(dataDir, migrationsDir)).toEqual({ problem: null, message: '' })
})

test('an old manuscript knows again who wrote what, and a draft leaves the author’s words alone', async () => {
  openOld(2)
  const ctx = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
  const documents = createDocumentAuthority(ctx)
  const [project] = before['projects'] as { id: string }[]
  const projectId = project?.id ?? ''
  const { document, authorship, sections } = documents.open(projectId)
  const mine = 'I wrote this paragraph myself, at the kitchen table.'
  const drafted = 'My father tied a rope from the door to the tower'
  const written = ownRanges(authorship, document.markdown.length).map(({ start, end }) =>
    document.markdown.slice(start, end),
  )
  expect(written.some((text) => text.includes(mine))).toBe(true)
  expect(written.some((text) => text.includes(drafted))).toBe(false)
  documents.setSection(projectId, sections.at(-1)?.id ?? '', { locked: false })
  const edits = sections.slice(1).map(({ id: sectionId }): DraftEdit => ({
    op: 'replace',
    sectionId,
    paragraphs: [{ markdown: 'All of it written anew.', sources: [] }],
    status: 'complete',
  }))
  const base = documents.draftBase(projectId)
  await documents.applyDrafter({ projectId, title: 'T', jobId: 'j', base, edits, also: () => undefined })
  const after = documents.open(projectId).document.markdown
  expect(after).toContain(mine)
  expect(after).not.toContain(drafted)
})
