// Searching 1,000,000 words of several books beside a plain FTS5 table of the same texts, what the index weighs, and what
// it adds to keeping a line that was said.
import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceContext } from '../../src/main/context.ts'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { openStore, type Store } from '../../src/main/store/store.ts'
import { makeItem } from '../support/items.ts'
import { makeTempStore, migrationsDir, type TempStore } from '../support/temp-store.ts'
import { indexAll, openSearch } from './open-search.ts'
import { makeLongProject, moreWords } from './long-project.ts'
import { median, percentile, row, time, type BenchRow } from './measure.ts'

const BOOK = { sessions: 20, toldWords: 160_000, manuscriptWords: 40_000 }
const BOOKS = 5
const QUERIES = 400
const APPENDS = 300
const PAGE = 20

/** What runs cost: by the clock, and of the processor, which other work on the machine does not lengthen. Milliseconds. */
class Costs {
  readonly times: number[] = []
  readonly cpu: number[] = []

  async of(run: () => unknown): Promise<void> {
    const before = process.cpuUsage()
    this.times.push(await time(run))
    const { user, system } = process.cpuUsage(before)
    this.cpu.push((user + system) / 1000)
  }
}

const micro = (values: number[]): string => (median(values) * 1000).toFixed(0)

export async function benchSearch(): Promise<BenchRow[]> {
  const temp = makeTempStore()
  try {
    const { ctx, sessionId, projectIds } = await fill(temp)
    const bodies = textsOf(temp.store)
    return [
      ...(await benchQueries(ctx, projectIds, bodies)),
      sizeRow(temp.store, bodies),
      await benchAppends(temp, sessionId),
    ]
  } finally {
    temp.cleanup()
  }
}

/** Five books that were told and written, with every manuscript indexed. */
async function fill({ store }: TempStore) {
  const ctx: ServiceContext = { store, emit: () => undefined, now: Date.now, newId: randomUUID }
  const books = Array.from({ length: BOOKS }, (_, n) => makeLongProject(ctx, `Book ${n + 1}`, BOOK))
  await indexAll(ctx)
  store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return {
    ctx,
    sessionId: books.at(-1)?.sessionId ?? '',
    projectIds: books.map(({ projectId }) => projectId),
  }
}

function textsOf({ sqlite }: Store): string[] {
  return sqlite.prepare<[], string>('SELECT body FROM search_entries ORDER BY id').pluck().all()
}

/** Words that lie together somewhere in the texts, as somebody would remember them; every kind in turn. */
function queriesOf(bodies: readonly string[]): { typed: string; plain: string }[] {
  return Array.from({ length: QUERIES }, (_, n) => {
    const words = (bodies[(n * 7919) % bodies.length] ?? '').match(/[\p{L}\p{N}]+/gu) ?? ['the']
    const at = (n * 31) % words.length
    const word = (offset: number): string => words[(at + offset) % words.length] ?? 'the'
    const begun = word(2).slice(0, Math.max(2, Math.ceil(word(2).length / 2)))
    switch (n % 5) {
      case 0:
        return { typed: `${word(0)} `, plain: `"${word(0)}"` }
      case 1:
        return { typed: `${word(0)} ${word(7)} `, plain: `"${word(0)}" AND "${word(7)}"` }
      case 2:
        return { typed: `"${word(0)} ${word(1)}"`, plain: `"${word(0)} ${word(1)}"` }
      case 3:
        return { typed: begun, plain: `"${begun}"*` }
      default:
        return {
          typed: `${word(0)} ${word(5)} -${word(9)} `,
          plain: `("${word(0)}" AND "${word(5)}") NOT "${word(9)}"`,
        }
    }
  })
}

async function benchQueries(
  ctx: ServiceContext,
  projectIds: readonly string[],
  bodies: readonly string[],
): Promise<BenchRow[]> {
  const { search, close } = openSearch(ctx)
  const { find, db } = plainTable(ctx.store.dataDir, bodies)
  const queries = queriesOf(bodies)
  const [ours, inOneBook, theirs] = [new Costs(), new Costs(), new Costs()]
  let counted = 0
  for (const [n, { typed, plain }] of queries.entries()) {
    const wanted = { query: typed, limit: PAGE, offset: 0 }
    const projectId = projectIds[n % projectIds.length] ?? ''
    await theirs.of(() => find(plain))
    await ours.of(() => void (counted += search.find({ ...wanted, filters: {} }).total))
    await inOneBook.of(() => search.find({ ...wanted, filters: { projectId } }))
  }
  db.close()
  await close()
  const words = bodies.reduce((sum, body) => sum + body.split(/\s+/).length, 0)
  const rowOf = (what: string, costs: Costs): BenchRow =>
    row({
      what: `search ${words.toLocaleString('en')} words, ${what}, p95`,
      value: percentile(costs.times, 0.95),
      unit: 'ms',
      baseline: 'plain FTS5, ranked, p95',
      baselineValue: percentile(theirs.times, 0.95),
      runs: QUERIES,
      note: `median ${median(costs.times).toFixed(1)} ms, plain ${median(theirs.times).toFixed(1)} ms; of the processor p95 ${percentile(costs.cpu, 0.95).toFixed(1)} ms, plain ${percentile(theirs.cpu, 0.95).toFixed(1)} ms; ${Math.round(counted / QUERIES)} found`,
    })
  return [rowOf('all books', ours), rowOf('one book', inOneBook)]
}

/** What one would write first: a table of its own with the texts in it. */
function plainTable(dataDir: string, bodies: readonly string[]) {
  const db = new Database(join(dataDir, 'plain.db'))
  db.exec('CREATE VIRTUAL TABLE plain USING fts5(body)')
  const insert = db.prepare('INSERT INTO plain(body) VALUES (?)')
  db.transaction(() => {
    for (const body of bodies) insert.run(body)
  })()
  const select = db.prepare<[string]>(
    `SELECT rowid, snippet(plain, 0, '[', ']', '…', 28) FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT ${PAGE}`,
  )
  return { db, find: (query: string) => select.all(query) }
}

function sizeRow({ sqlite }: Store, bodies: readonly string[]): BenchRow {
  const bytes = (like: string): number =>
    Number(sqlite.prepare('SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?').pluck().get(like))
  const entries = bytes('search_entries%')
  return row({
    what: 'what search keeps on the disk',
    value: bytes('search_%') / 1e6,
    unit: 'MB',
    baseline: 'the texts themselves',
    baselineValue: bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0) / 1e6,
    runs: 1,
    note: `the index ${((bytes('search_%') - entries) / 1e6).toFixed(1)} MB, its entries ${(entries / 1e6).toFixed(1)} MB`,
  })
}

/** One store with the triggers and its copy without them, a line in turn to each. */
async function benchAppends(temp: TempStore, sessionId: string): Promise<BenchRow> {
  temp.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  const dataDir = join(temp.dataDir, 'bare')
  mkdirSync(dataDir)
  copyFileSync(join(temp.dataDir, 'studio.db'), join(dataDir, 'studio.db'))
  const bare = openStore({ dataDir, migrationsDir, now: Date.now })
  bare.sqlite.exec('DROP TRIGGER search_item_added; DROP TRIGGER search_item_changed')
  const last = temp.store.sqlite
    .prepare<[string], string>(
      'SELECT item_id FROM transcript_items WHERE session_id = ? ORDER BY position DESC LIMIT 1',
    )
    .pluck()
    .get(sessionId)
  let previousItemId = last ?? null
  const [ours, theirs] = [new Costs(), new Costs()]
  for (let n = 0; n < APPENDS; n++) {
    const item = makeItem({ itemId: `new_${n}`, previousItemId, text: moreWords(n), createdAt: n })
    await theirs.of(() => saveTranscriptItem(bare, sessionId, item))
    await ours.of(() => saveTranscriptItem(temp.store, sessionId, item))
    previousItemId = item.itemId
  }
  bare.close()
  return row({
    what: 'append 90 words that can be found',
    value: median(ours.times) * 1000,
    unit: 'µs',
    baseline: 'the same without the triggers',
    baselineValue: median(theirs.times) * 1000,
    runs: APPENDS,
    note: `of the processor ${micro(ours.cpu)} µs, without ${micro(theirs.cpu)} µs; p99 ${percentile(ours.times, 0.99).toFixed(1)} ms, without ${percentile(theirs.times, 0.99).toFixed(1)} ms`,
  })
}
