// What the kill of a studio leaves of a spoken interview, read before anything repairs it.
import type Database from 'better-sqlite3'
import { once } from 'node:events'
import { findDamagedItems } from '../../src/main/store/verify-items.ts'
import type { RunningStudio } from './electron-app.ts'
import { readCopy } from './killed-database.ts'

interface KeptItem {
  text: string | null
  status: string
}

export interface LeftVoice {
  /** Empty when all is well: pages, references between rows, and the sums of what was said. */
  damage: unknown[]
  /** By item id. */
  items: Map<string, KeptItem>
  /** Where the session's recording clock stood at a moment, by two witnesses that are not the recorder's files. */
  clockAt(moment: number): number
}

/** The moment (milliseconds since the epoch) from which nothing of the studio ran any more. */
export async function killGroup({ app }: Pick<RunningStudio, 'app'>): Promise<number> {
  const { pid, exitCode } = app.process()
  if (pid === undefined || exitCode !== null) throw new Error('the studio ended by itself')
  const ended = once(app.process(), 'exit')
  process.kill(-pid, 'SIGKILL')
  const killedAt = Date.now()
  await ended
  return killedAt
}

/** `since` = when this run of the session began: clocks of earlier runs say nothing of this one. */
export function readLeftVoice(dataDir: string, sessionId: string, since: number): LeftVoice {
  return readCopy(dataDir, (sqlite) => {
    const clocks = [...connectionClocks(sqlite, sessionId), ...segmentClocks(sqlite, sessionId)]
    const running = clocks.filter(({ at }) => at >= since)
    return {
      damage: damageOf(sqlite),
      items: itemsOf(sqlite, sessionId),
      // A row is written a little after its segment began: the later clock is the true one.
      clockAt: (moment) => Math.max(0, ...running.map(({ at, ms }) => ms + moment - at)),
    }
  })
}

function damageOf(sqlite: Database.Database): unknown[] {
  const quick: unknown = sqlite.pragma('quick_check', { simple: true })
  const foreign = sqlite.pragma('foreign_key_check') as unknown[]
  return [...(quick === 'ok' ? [] : [quick]), ...foreign, ...findDamagedItems(sqlite)]
}

function itemsOf(sqlite: Database.Database, sessionId: string): Map<string, KeptItem> {
  const rows = sqlite
    .prepare<[string], KeptItem & { id: string }>(
      'SELECT item_id AS id, text, status FROM transcript_items WHERE session_id = ?',
    )
    .all(sessionId)
  return new Map(rows.map(({ id, ...kept }) => [id, kept]))
}

interface Clock {
  /** Milliseconds since the epoch. */
  at: number
  /** Recorded by then. */
  ms: number
}

/** A connection's offset is the clock at its first event. */
function connectionClocks(sqlite: Database.Database, sessionId: string): Clock[] {
  return sqlite
    .prepare<[string], Clock>(
      `SELECT received_at AS at, audio_offset_ms AS ms FROM realtime_events
       WHERE session_id = ? AND payload LIKE '%"type":"session.created"%'`,
    )
    .all(sessionId)
}

function segmentClocks(sqlite: Database.Database, sessionId: string): Clock[] {
  return sqlite
    .prepare<[string], Clock>(
      `SELECT created_at AS at, start_ms AS ms FROM recording_segments
       WHERE session_id = ? AND track = 'author'`,
    )
    .all(sessionId)
}
