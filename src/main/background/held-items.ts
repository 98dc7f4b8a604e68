// A long transcript goes to the other thread in pieces: copied at once it would hold main for longer than a frame.
import { buildPrompt } from '../../shared/drafting/prompt/build-prompt.ts'
import type { DraftPrompt, PromptInput } from '../../shared/drafting/prompt/prompt.ts'
import { StudioError } from '../../shared/errors.ts'
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
  if (items.length !== count) throw lost()
  return buildPrompt({ ...input, context: { ...input.context, items } })
}

/** The thread that held them died of another task; nothing was asked of a model yet. */
function lost(): StudioError {
  return new StudioError(
    'INTERNAL',
    'Work on the text stopped half-way, before anything was sent. Your document is unchanged, and nothing that was said is ' +
      'lost. The studio tries again by itself.',
    { retryable: true },
  )
}

interface HeldPrompt {
  key: string
  count: number
  input: PromptInput
}
