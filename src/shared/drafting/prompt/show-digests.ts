// Sessions that find no room whole stand in the prompt as their digests, as long as there is room for each.
import type { TranscriptItem } from '../../transcript/item.ts'
import type { SessionDigest } from '../session-digest.ts'
import { digestSession } from './digest.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Room } from './room.ts'
import { showPassage, type Transcript } from './transcript.ts'

export interface ShownDigests {
  /** Sessions of which something is not shown whole. */
  sessions: number
  /** Made now. */
  fresh: SessionDigest[]
}

/** `isLeftOut`: comes whole with another job, so nothing of it is shown in part now. */
export function showDigests(
  transcript: Transcript,
  kept: readonly SessionDigest[],
  isLeftOut: (at: number) => boolean,
  room: Room,
): ShownDigests {
  const isMissing = (at: number): boolean =>
    transcript.items[at]?.role === 'user' && transcript.shown.get(at) !== null && !isLeftOut(at)
  const known = new Map(kept.map((digest) => [digest.sessionId, digest]))
  const fresh: SessionDigest[] = []
  const digests: SessionDigest[] = []
  for (const [sessionId, places] of placesBySession(transcript.items)) {
    if (!places.some(isMissing)) continue
    const items = places.flatMap((at) => transcript.items[at] ?? [])
    const fingerprint = fingerprintOf(items)
    const stored = known.get(sessionId)
    const digest = stored?.fingerprint === fingerprint ? stored : digestSession(items, fingerprint)
    if (digest !== stored) fresh.push(digest)
    digests.push(digest)
  }
  showInTurn(transcript, digests, isMissing, room)
  return { sessions: digests.length, fresh }
}

/** The best entry of each session, then the second best, so that every session speaks; the newest session first. */
function showInTurn(
  transcript: Transcript,
  digests: readonly SessionDigest[],
  isMissing: (at: number) => boolean,
  room: Room,
): void {
  const places = new Map(transcript.items.map(({ itemId }, at) => [itemId, at]))
  const rounds = Math.max(0, ...digests.map(({ entries }) => entries.length))
  for (let round = 0; round < rounds; round += 1) {
    for (const { entries } of digests.toReversed()) {
      const entry = entries[round]
      const at = entry === undefined ? undefined : places.get(entry.itemId)
      if (entry === undefined || at === undefined || !isMissing(at)) continue
      if (!showPassage(transcript, at, entry.text, room) && room.left < LEAST_ROOM) return
    }
  }
}

/** Tokens; no entry worth having takes less. */
const LEAST_ROOM = 30

function placesBySession(items: readonly TranscriptItem[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [at, { sessionId }] of items.entries()) {
    const known = places.get(sessionId)
    if (known === undefined) places.set(sessionId, [at])
    else known.push(at)
  }
  return places
}
