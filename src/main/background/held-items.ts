// A long transcript goes to the other thread in pieces: copied at once it would hold main for longer than a frame.
import { buildPrompt } from '../../shared/drafting/prompt/build-prompt.ts'
import type { DraftPrompt, PromptInput } from '../../shared/drafting/prompt/prompt.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'

/** Two jobs at most run at a time; what a broken-off one left behind goes when others come. */
const MOST_KEYS = 4

const held = new Map<string, TranscriptItem[]>()

export function holdItems({ key, items }: { key: string; items: TranscriptItem[] }): number {
  const before = held.get(key) ?? []
  held.delete(key)
  held.set(key, [...before, ...items])
  for (const oldest of held.keys()) if (held.size > MOST_KEYS) held.delete(oldest)
  return before.length + items.length
}

/** `input` without its items, which were held before. Throws when they are not all there. */
export function buildHeldPrompt({ key, count, input }: HeldPrompt): DraftPrompt {
  const items = held.get(key) ?? []
  held.delete(key)
  if (items.length !== count) throw new Error(`${items.length} of ${count} items of the transcript are here`)
  return buildPrompt({ ...input, context: { ...input.context, items } })
}

interface HeldPrompt {
  key: string
  count: number
  input: PromptInput
}
