// What a voice session's record adds to a bare insert: a log line and an item at item 100 and at item 10,000, and the
// same item saved again with its words.
import { setPragmas } from '../../src/main/store/pragmas.ts'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { insertSession } from '../../src/main/store/queries/sessions.ts'
import { recordVoice } from '../../src/main/voice/record-voice.ts'
import { makeItem } from '../support/items.ts'
import { makeContext } from '../support/service-context.ts'
import { makeTempStore } from '../support/temp-store.ts'
import { median, row, time, type BenchRow } from './measure.ts'

const SAMPLES = 200
const words = 'And then we went down to the water, and the light was very low. '.repeat(3)

function batch(n: number, text: string | null, seq: number) {
  const item = makeItem({ itemId: `item_${n}`, previousItemId: n === 0 ? null : `item_${n - 1}`, text })
  const raw = {
    type: 'conversation.item.input_audio_transcription.completed',
    item_id: item.itemId,
    transcript: text,
  }
  return { entries: [{ seq, at: n, audioOffsetMs: 0, raw }], items: [item] }
}

/** Two rows and a commit: the least that a durable record can cost. */
export function bareRecord(dataDir: string): (n: number) => void {
  const sqlite = new Database(join(dataDir, 'bare.db'))
  setPragmas(sqlite)
  sqlite.exec('CREATE TABLE events (seq INTEGER PRIMARY KEY, payload TEXT)')
  sqlite.exec(
    'CREATE TABLE items (session_id TEXT, item_id TEXT, position INTEGER, text TEXT, PRIMARY KEY (session_id, item_id))',
  )
  const event = sqlite.prepare('INSERT INTO events VALUES (?, ?)')
  const item = sqlite.prepare('INSERT INTO items VALUES (?, ?, ?, ?)')
  const both = sqlite.transaction((n: number) => {
    event.run(n, JSON.stringify(batch(n, words, n).entries[0]?.raw))
    item.run('s', `item_${n}`, n, words)
  })
  return (n) => both.immediate(n)
}

export async function benchRecord(): Promise<BenchRow[]> {
  const temp = makeTempStore()
  try {
    const session = { id: 's', projectId: null, kind: 'voice', stage: 'selection', status: 'live' } as const
    insertSession(temp.store, { ...session, startedAt: 0, endedAt: null })
    const ctx = { ...makeContext(temp.store), emit: () => undefined }
    const bare = bareRecord(temp.dataDir)
    const rows: BenchRow[] = []
    let next = 0
    for (const at of [100, 10_000]) {
      temp.store.transaction(() => {
        for (; next < at; next += 1) recordVoice(ctx, 's', batch(next, words, next * 2))
      })
      const [fresh, again, theirs]: [number[], number[], number[]] = [[], [], []]
      for (let sample = 0; sample < SAMPLES; sample += 1, next += 1) {
        theirs.push(await time(() => bare(next)))
        fresh.push(await time(() => recordVoice(ctx, 's', batch(next, null, next * 2))))
        again.push(await time(() => recordVoice(ctx, 's', batch(next, words, next * 2 + 1))))
      }
      const against = { unit: 'µs', baseline: 'two bare inserts, same pragmas', runs: SAMPLES } as const
      const baselineValue = median(theirs) * 1000
      rows.push(
        row({
          what: `record a line and an item at item ${at}`,
          value: median(fresh) * 1000,
          baselineValue,
          ...against,
        }),
        row({
          what: `record the words of item ${at}`,
          value: median(again) * 1000,
          baselineValue,
          ...against,
        }),
      )
    }
    return rows
  } finally {
    temp.cleanup()
  }
}
