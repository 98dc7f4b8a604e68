// The prompt of a job, made on the other thread.
import { randomUUID } from 'node:crypto'
import type { DraftPrompt, PromptInput } from '../../../shared/drafting/prompt/prompt.ts'
import type { Background } from '../../background/background.ts'

/** Items that are copied at a stretch: well under a millisecond. */
const PIECE = 250

export async function promptOf(background: Background, input: PromptInput): Promise<DraftPrompt> {
  const { items } = input.context
  const key = randomUUID()
  for (let at = 0; at < items.length; at += PIECE) {
    await background.run('holdItems', { key, items: items.slice(at, at + PIECE) })
  }
  const rest = { ...input, context: { ...input.context, items: [] } }
  return background.run('buildPrompt', { key, count: items.length, input: rest })
}
