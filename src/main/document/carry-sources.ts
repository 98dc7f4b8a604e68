// Keeps the sources of drafted paragraphs while the author edits them. Rows of states in between, which no revision
// holds, go again.
import { and, eq, inArray } from 'drizzle-orm'
import { descents, type Unchanged } from '../../shared/document/carried-sources.ts'
import { excerptOf } from '../../shared/document/paragraph-sources.ts'
import { saveParagraphSources } from '../store/queries/paragraph-sources.ts'
import { readStringList } from '../store/json-columns.ts'
import { paragraphSources } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { paragraphHash } from './paragraph-hash.ts'

/** A longer change at once is a paste or an import, not the editing of a paragraph. */
const MAX_DESCENTS = 50

/** `passing`: hashes that this burst of typing has made; kept up to date here. Runs in the caller's transaction. */
export function carrySources(
  store: Store,
  projectId: string,
  before: string,
  after: string,
  passing: Set<string>,
  same?: Unchanged,
): void {
  const found = descents(before, after, same)
  if (found.length === 0 || found.length > MAX_DESCENTS) return
  const hashes = new Map(found.flatMap(({ from }) => from).map((text) => [text, paragraphHash(text)]))
  const known = knownRows(store, projectId, [...hashes.values()])
  const made = new Set<string>()
  for (const { paragraph, from } of found) {
    const rows = from.flatMap((text) => known.get(hashes.get(text) ?? '') ?? [])
    const [first] = rows
    const hash = paragraphHash(paragraph)
    if (first === undefined || knownRows(store, projectId, [hash]).size > 0) continue
    const itemIds = [...new Set(rows.flatMap((row) => row.itemIds))]
    saveParagraphSources(store, projectId, [
      { paragraphHash: hash, excerpt: excerptOf(paragraph), itemIds, jobId: first.jobId },
    ])
    made.add(hash)
  }
  const stale = [...known.keys()].filter((hash) => passing.has(hash))
  if (stale.length > 0) store.db.delete(paragraphSources).where(ofProject(projectId, stale)).run()
  for (const hash of stale) passing.delete(hash)
  for (const hash of made) passing.add(hash)
}

function knownRows(store: Store, projectId: string, hashes: string[]) {
  const rows = store.db.select().from(paragraphSources).where(ofProject(projectId, hashes)).all()
  return new Map(
    rows.map(({ paragraphHash: hash, itemIds, jobId }) => [
      hash,
      { jobId, itemIds: readStringList(itemIds) },
    ]),
  )
}

function ofProject(projectId: string, hashes: string[]) {
  return and(eq(paragraphSources.projectId, projectId), inArray(paragraphSources.paragraphHash, hashes))
}
