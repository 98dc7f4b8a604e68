// What a second save of an item may change. Events come late, twice and out of order; nothing known is lost to them.
import type { TranscriptItemInput } from '../../shared/transcript/item.ts'

const statusRank = { in_progress: 0, failed: 1, incomplete: 2, completed: 3 } as const

/**
 * Text is never replaced by none, and once an item is complete only by another complete text. A status never falls
 * back. The predecessor is kept once it is known. Saving the same item again changes nothing.
 */
export function mergeItem(stored: TranscriptItemInput, incoming: TranscriptItemInput): TranscriptItemInput {
  const fallsBack = statusRank[incoming.status] < statusRank[stored.status]
  return {
    ...incoming,
    role: fallsBack ? stored.role : incoming.role,
    type: fallsBack ? stored.type : incoming.type,
    previousItemId: stored.previousItemId ?? incoming.previousItemId,
    status: fallsBack ? stored.status : incoming.status,
    text: mergeText(stored.text, incoming.text, fallsBack),
    interrupted: stored.interrupted || incoming.interrupted,
    heardMs: incoming.heardMs ?? stored.heardMs,
    audioStartMs: incoming.audioStartMs ?? stored.audioStartMs,
    audioEndMs: incoming.audioEndMs ?? stored.audioEndMs,
    payload:
      stored.payload === null && incoming.payload === null
        ? null
        : { ...stored.payload, ...incoming.payload },
    createdAt: stored.createdAt,
  }
}

function mergeText(stored: string | null, incoming: string | null, fallsBack: boolean): string | null {
  if (incoming === null || incoming === '') return stored ?? incoming
  if (stored === null || stored === '') return incoming
  return fallsBack ? stored : incoming
}
