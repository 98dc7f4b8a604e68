// Where in a transcript a phrase belongs: after whatever began before it, questions on the screen included.
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'
import { perStore } from '../store/per-store.ts'
import type { Store } from '../store/store.ts'
import { recordingClock } from './recording-clock.ts'
import { SAID } from './turn-ids.ts'

export interface PlacedItem {
  itemId: string
  role: TranscriptItemInput['role']
  status: TranscriptItemInput['status']
  audioStartMs: number | null
  audioEndMs: number | null
  createdAt: number
}

const statements = perStore(({ sqlite }) => ({
  placed: sqlite.prepare<[string], PlacedItem>(
    `SELECT item_id AS itemId, role, status, audio_start_ms AS audioStartMs, audio_end_ms AS audioEndMs,
       created_at AS createdAt
     FROM transcript_items WHERE session_id = ? ORDER BY position DESC`,
  ),
  growing: sqlite
    .prepare<[string], string>(
      `SELECT item_id FROM transcript_items
       WHERE session_id = ? AND status = 'in_progress' AND item_id LIKE '${SAID.replace('_', '\\_')}%' ESCAPE '\\'`,
    )
    .pluck(),
}))

/** The last item that began before the phrase; null = it is the first. */
export function itemBefore(store: Store, sessionId: string, startMs: number): PlacedItem | null {
  const placed = statements(store).placed.all(sessionId)
  const clock = placed.some(({ audioStartMs }) => audioStartMs === null)
    ? recordingClock(store, sessionId)
    : () => null
  // Where nothing tells when an item was, it was before.
  const began = ({ audioStartMs, createdAt }: PlacedItem): number => audioStartMs ?? clock(createdAt) ?? 0
  return placed.find((item) => began(item) <= startMs) ?? null
}

/** Turns that may still go on. */
export function growingTurns(store: Store, sessionId: string): string[] {
  return statements(store).growing.all(sessionId)
}
