// What a new connection is told of the talk before it: a summary, then the recent turns as text.
import { summaryOfTalk, type SummaryInput } from './reseed-summary.ts'
import { recentTurns, type SeedTurn } from './reseed-turns.ts'
import type { SeedItem } from './seed.ts'

export interface SeedInput extends SummaryInput {
  sessionId: string
  /** The connection's number within the session, from 1 on: it makes the ids unique within the session. */
  n: number
}

/**
 * Empty when nothing was said yet: then the talk begins, however often it was tried. Items of other sessions are left
 * out.
 */
export function buildSeeds(input: SeedInput): SeedItem[] {
  const items = input.items.filter(({ sessionId }) => sessionId === input.sessionId)
  const turns = recentTurns(items)
  if (turns.length === 0) return []
  const summary: SeedTurn = { role: 'system', text: summaryOfTalk({ ...input, items }) }
  return [summary, ...turns].map((turn, at) => seedOf(turn, `seed_${input.n}_${at}`))
}

/** `output_audio` is refused in items we create, and an assistant's `input_text` too. */
function seedOf({ role, text }: SeedTurn, id: string): SeedItem {
  if (role === 'assistant') return { id, type: 'message', role, content: [{ type: 'output_text', text }] }
  return { id, type: 'message', role, content: [{ type: 'input_text', text }] }
}
