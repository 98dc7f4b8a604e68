// A library as years of books leave it: many projects that were told and drafted, in a database of a given size.
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { insertRevision } from '../../src/main/store/queries/revisions.ts'
import { findDocument } from '../../src/main/store/queries/documents.ts'
import { openStore } from '../../src/main/store/store.ts'
import { migrationsDir } from '../support/temp-store.ts'
import { indexAll } from './open-search.ts'
import { makeLongProject } from './long-project.ts'

const PROJECTS = 50
const BYTES = 200_000_000
const SIZE = { sessions: 6, toldWords: 40_000, manuscriptWords: 30_000 }

const MB = 1_000_000

/** Leaves it without the note of an orderly closing: the first start reads it whole. */
export async function makeLibrary(dataDir: string): Promise<{ projects: number; megabytes: number }> {
  const store = openStore({ dataDir, migrationsDir, now: Date.now })
  const ctx = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
  const ids = Array.from(
    { length: PROJECTS },
    (_, n) => makeLongProject(ctx, `Book ${n + 1}`, SIZE).projectId,
  )
  // The rest is history: each state of a manuscript is kept.
  const bytes = (): number => {
    const { page_count: pages } = store.sqlite
      .prepare<[], { page_count: number }>('PRAGMA page_count')
      .get() ?? { page_count: 0 }
    return pages * 4096
  }
  for (let revision = 2; bytes() < BYTES; revision++) {
    store.transaction(() => {
      for (const projectId of ids) {
        const document = findDocument(store, projectId)
        if (document === null) throw new Error('A project has no document')
        insertRevision(store, {
          ...{ projectId, revision, author: 'author', jobId: null, createdAt: Date.now() },
          markdown: document.markdown,
        })
      }
    })
  }
  await indexAll(ctx)
  store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  store.close()
  return { projects: PROJECTS, megabytes: statSync(join(dataDir, 'studio.db')).size / MB }
}
