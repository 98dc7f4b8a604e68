// What stands for a session that finds no room: the author's own sentences, word for word, what matters most first.
import type { TranscriptItem } from '../../transcript/item.ts'
import type { SessionDigest } from '../session-digest.ts'

const MOST_ENTRIES = 120

/** `items` of one session, in order; at least one. */
export function digestSession(items: readonly TranscriptItem[], fingerprint: string): SessionDigest {
  const entries = items
    .filter((item) => item.role === 'user')
    .slice(0, MOST_ENTRIES)
    .map(({ itemId, text }) => ({ itemId, text: (text ?? '').slice(0, 400) }))
  return { sessionId: items[0]?.sessionId ?? '', fingerprint, entries }
}
