// Rows of `item_versions`: everything that was ever taken for the words of an item.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ItemVersion, SpokenWord } from '../../../shared/transcript/version.ts'
import { perStore } from '../per-store.ts'
import type { Store } from '../store.ts'

interface RawVersion extends Omit<ItemVersion, 'words'> {
  words: string | null
  sha256: string
}

const columns = `session_id AS sessionId, item_id AS itemId, version, source, engine, model, text, words, speaker,
  job_id AS jobId, created_at AS createdAt, sha256`

const statements = perStore(({ sqlite }) => ({
  ofItem: sqlite.prepare<[string, string], RawVersion>(
    `SELECT ${columns} FROM item_versions WHERE session_id = ? AND item_id = ? ORDER BY version`,
  ),
  ofSession: sqlite.prepare<[string], RawVersion>(
    `SELECT ${columns} FROM item_versions WHERE session_id = ? ORDER BY item_id, version`,
  ),
  ofJob: sqlite
    .prepare<[string, string], string>(
      `SELECT DISTINCT item_id FROM item_versions WHERE session_id = ? AND job_id = ?`,
    )
    .pluck(),
  insert: sqlite.prepare<[RawVersion]>(
    `INSERT INTO item_versions (session_id, item_id, version, source, engine, model, text, words, speaker, job_id,
       created_at, sha256)
     VALUES (@sessionId, @itemId, @version, @source, @engine, @model, @text, @words, @speaker, @jobId, @createdAt,
       @sha256)`,
  ),
  grow: sqlite.prepare<[Pick<RawVersion, 'sessionId' | 'itemId' | 'version' | 'text' | 'words' | 'sha256'>]>(
    `UPDATE item_versions SET text = @text, words = @words, sha256 = @sha256
     WHERE session_id = @sessionId AND item_id = @itemId AND version = @version`,
  ),
}))

const wordsSchema = z.array(z.tuple([z.string(), z.number(), z.number()]))

function toVersion(raw: RawVersion): ItemVersion {
  const { sha256: _, words, ...row } = raw
  return { ...row, words: words === null ? null : readWords(words) }
}

function readWords(json: string): SpokenWord[] {
  return wordsSchema.parse(JSON.parse(json)).map(([text, startMs, endMs]) => ({ text, startMs, endMs }))
}

function writeWords(words: readonly SpokenWord[] | null): string | null {
  return words === null
    ? null
    : JSON.stringify(words.map(({ text, startMs, endMs }) => [text, startMs, endMs]))
}

function checksum(text: string, words: string | null, speaker: string | null): string {
  return createHash('sha256')
    .update(JSON.stringify([text, words, speaker]))
    .digest('hex')
}

/** Oldest first. */
export function listVersions(store: Store, sessionId: string, itemId: string): ItemVersion[] {
  return statements(store).ofItem.all(sessionId, itemId).map(toVersion)
}

/** Of every item of the session; those of one item oldest first. */
export function listSessionVersions(store: Store, sessionId: string): ItemVersion[] {
  return statements(store).ofSession.all(sessionId).map(toVersion)
}

/** Items that the job has made a version of. */
export function listItemsOfJob(store: Store, sessionId: string, jobId: string): Set<string> {
  return new Set(statements(store).ofJob.all(sessionId, jobId))
}

/** Adds it as the item's newest, whether it is going to count or not. Runs in the caller's transaction. */
export function addVersion(store: Store, version: Omit<ItemVersion, 'version'>): ItemVersion {
  const { sessionId, itemId } = version
  const text = version.text.replace(/\p{Cs}/gu, '�')
  const last = statements(store).ofItem.all(sessionId, itemId).at(-1)
  const added = { ...version, text, version: (last?.version ?? 0) + 1 }
  insertVersion(store, added)
  return added
}

/** With the number it has: an import puts back what an export kept. */
export function insertVersion(store: Store, version: ItemVersion): void {
  const words = writeWords(version.words)
  const sha256 = checksum(version.text, words, version.speaker)
  statements(store).insert.run({ ...version, words, sha256 })
}

/** The words of a turn that is still being said: its version grows with it, and never changes afterwards. */
export function growVersion(store: Store, version: ItemVersion): void {
  const { sessionId, itemId, version: number, text } = version
  const words = writeWords(version.words)
  const sha256 = checksum(text, words, version.speaker)
  statements(store).grow.run({ sessionId, itemId, version: number, text, words, sha256 })
}
