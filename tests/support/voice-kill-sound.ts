// The recording after a kill: how far the author's track reaches, and whether its last segment is what its row says.
import type { Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SegmentView } from '../../src/shared/ipc/voice-views.ts'
import { answered } from './answered.ts'
import { readCopy } from './killed-database.ts'

export interface KeptSound {
  /** On the recording clock, by what the last segment really plays. */
  endMs: number
  /** The most by which two segments miss or overlap each other. */
  seamMs: number
  /** How far the last segment's row is from what it plays, milliseconds. */
  offMs: number
  /** Segments whose bytes are not those that their row names. */
  wrongSums: string[]
}

export async function readKeptSound(page: Page, dataDir: string, sessionId: string): Promise<KeptSound> {
  const segments = await answered(page, 'recordings.list', { sessionId })
  const author = segments.filter(({ track }) => track === 'author')
  const last = author.at(-1)
  const wrongSums = wrongSumsOf(dataDir, sessionId)
  if (last === undefined) return { endMs: 0, seamMs: 0, offMs: 0, wrongSums }
  const playsMs = await playedMs(page, last.url)
  return {
    endMs: last.startMs + playsMs,
    seamMs: Math.max(0, ...author.slice(1).map((next, n) => Math.abs(next.startMs - endOf(author[n])))),
    offMs: Math.abs(playsMs - (last.durationMs ?? 0)),
    wrongSums,
  }
}

function endOf(segment: SegmentView | undefined): number {
  return (segment?.startMs ?? 0) + (segment?.durationMs ?? 0)
}

/** Fetched and decoded by the page itself, as it is for a listener. */
function playedMs(page: Page, url: string): Promise<number> {
  return page.evaluate(async (address) => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    const context = new OfflineAudioContext(1, 48_000, 48_000)
    const sound = await context.decodeAudioData(await answer.arrayBuffer())
    return sound.duration * 1000
  }, url)
}

function wrongSumsOf(dataDir: string, sessionId: string): string[] {
  const rows = readCopy(dataDir, (sqlite) =>
    sqlite
      .prepare<[string], { file: string; sha256: string | null; bytes: number }>(
        'SELECT file, sha256, bytes FROM recording_segments WHERE session_id = ?',
      )
      .all(sessionId),
  )
  return rows
    .filter(({ file, sha256, bytes }) => {
      const content = readFileSync(join(dataDir, 'recordings', sessionId, file))
      return content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256
    })
    .map(({ file }) => file)
}
