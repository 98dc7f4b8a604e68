// What the store adds to a bare insert: appending an item at item 100 and at item 10,000 of a session.
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { setPragmas } from '../../src/main/store/pragmas.ts'
import { saveTranscriptItem } from '../../src/main/store/queries/transcript.ts'
import { insertSession } from '../../src/main/store/queries/sessions.ts'
import type { TranscriptItemInput } from '../../src/shared/transcript/item.ts'
import { makeTempStore } from '../support/temp-store.ts'
import { median, percentile, row, time, type BenchRow } from './measure.ts'

const SAMPLES = 200

function item(n: number): TranscriptItemInput {
  return {
    itemId: `item_${n}`,
    previousItemId: n === 0 ? null : `item_${n - 1}`,
    role: n % 2 ? 'user' : 'assistant',
    type: 'message',
    status: 'completed',
    text: `Item ${n}: and then we went down to the water, and the light was very low. `.repeat(3),
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: null,
    createdAt: n,
  }
}

/** A table of the same shape, one prepared insert, the same pragmas: the least a durable append can cost. */
function bareInsert(dataDir: string): (n: number) => void {
  const sqlite = new Database(join(dataDir, 'bare.db'))
  setPragmas(sqlite)
  sqlite.exec(
    'CREATE TABLE items (session_id TEXT, item_id TEXT, position INTEGER, text TEXT, PRIMARY KEY (session_id, item_id))',
  )
  const insert = sqlite.prepare('INSERT INTO items VALUES (?, ?, ?, ?)')
  return (n) => void insert.run('s', `item_${n}`, n, item(n).text)
}

export async function benchAppend(): Promise<BenchRow[]> {
  const temp = makeTempStore()
  try {
    const session = { id: 's', projectId: null, kind: 'guided', stage: 'selection', status: 'live' } as const
    insertSession(temp.store, { ...session, startedAt: 0, endedAt: null })
    const bare = bareInsert(temp.dataDir)
    const rows: BenchRow[] = []
    let next = 0
    for (const at of [100, 10_000]) {
      temp.store.transaction(() => {
        for (; next < at; next += 1) saveTranscriptItem(temp.store, 's', item(next))
      })
      const ours: number[] = []
      const theirs: number[] = []
      // Interleaved, so that a busy moment of the machine falls on both.
      for (let sample = 0; sample < SAMPLES; sample += 1, next += 1) {
        const given = item(next)
        theirs.push(await time(() => bare(next)))
        ours.push(await time(() => saveTranscriptItem(temp.store, 's', given)))
      }
      rows.push(
        row({
          what: `append at item ${at}`,
          value: median(ours) * 1000,
          unit: 'µs',
          baseline: 'bare insert, same pragmas',
          baselineValue: median(theirs) * 1000,
          runs: SAMPLES,
          note: `p99 ${percentile(ours, 0.99).toFixed(2)} ms`,
        }),
      )
    }
    return rows
  } finally {
    temp.cleanup()
  }
}
