// The check at the end of a session: is what is stored what the author saw?
import type { TranscriptItemInput } from './item.ts'
import { emptyTranscript, projectTranscript, reduceTranscript } from './reduce-transcript.ts'
import { spokenItems } from './spoken-items.ts'
import { eventsOfItems } from './stored-events.ts'

export interface ShownItem {
  itemId: string
  text: string | null
}

export type ReplayDifference =
  /** On the screen, not in the store: words could be lost. */
  | { kind: 'not_stored'; itemId: string; shown: string | null }
  | { kind: 'not_shown'; itemId: string; stored: string | null }
  | { kind: 'text'; itemId: string; shown: string | null; stored: string | null }
  /** Same items, other order: where each is, from 0 on. */
  | { kind: 'order'; itemId: string; shownAt: number; storedAt: number }

export interface ReplayComparison {
  matches: boolean
  differences: ReplayDifference[]
}

/** Replays stored rows (in stored order) through the reducer; answers the spoken ones. */
export function replayStored(items: readonly TranscriptItemInput[]): ShownItem[] {
  const state = eventsOfItems(items).reduce(reduceTranscript, emptyTranscript())
  return spokenItems(projectTranscript(state)).map(({ itemId, text }) => ({ itemId, text }))
}

/** Compares by item id. An item shown twice counts as not stored the second time. */
export function compareReplay(shown: readonly ShownItem[], stored: readonly ShownItem[]): ReplayComparison {
  const differences: ReplayDifference[] = []
  const storedAt = new Map(stored.map((item, at) => [item.itemId, { at, text: item.text }]))
  const common: { itemId: string; storedAt: number; shownAt: number }[] = []
  shown.forEach(({ itemId, text }, shownAt) => {
    const match = storedAt.get(itemId)
    if (match === undefined) {
      differences.push({ kind: 'not_stored', itemId, shown: text })
      return
    }
    storedAt.delete(itemId)
    common.push({ itemId, storedAt: match.at, shownAt })
    if (match.text !== text) differences.push({ kind: 'text', itemId, shown: text, stored: match.text })
  })
  for (const [itemId, { text }] of storedAt) differences.push({ kind: 'not_shown', itemId, stored: text })
  let last = -1
  for (const item of common) {
    if (item.storedAt < last) differences.push({ kind: 'order', ...item })
    else last = item.storedAt
  }
  return { matches: differences.length === 0, differences }
}
