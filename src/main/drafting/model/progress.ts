// How far an answer is: by its length against what may be expected, over all requests of one draft.
import type { DraftContext, DraftProgress } from '../../../shared/drafting/drafter.ts'
import type { PromptNames } from '../../../shared/drafting/prompt/prompt.ts'
import { createProgressReader } from '../../../shared/drafting/prompt/read-progress.ts'
import { createThoughtFilter } from './thoughts.ts'

const LEAST_EXPECTED = 2000
const MOST_EXPECTED = 40_000
/** The answer also holds names, marks and its form. */
const ANSWER_PER_WORD_SAID = 1.5
const NEARLY = 0.98

/** Characters an answer may have: about what was said since the last one. */
export function expectedLength({ items, newItemIds }: DraftContext): number {
  const fresh = new Set(newItemIds)
  const said = items.reduce((sum, { itemId, text }) => sum + (fresh.has(itemId) ? (text?.length ?? 0) : 0), 0)
  return Math.min(MOST_EXPECTED, Math.max(LEAST_EXPECTED, said * ANSWER_PER_WORD_SAID))
}

/** For each request a teller of its pieces; the fraction never falls, and is never 1. */
export function progressOf(
  names: PromptNames,
  expected: number,
  onProgress: (progress: DraftProgress) => void,
): () => (piece: string) => void {
  let fraction = 0
  return () => {
    const read = createProgressReader(names)
    const filter = createThoughtFilter()
    onProgress({ section: null, fraction })
    return (piece) => {
      const { section, characters } = read(filter(piece))
      fraction = Math.max(fraction, Math.min(NEARLY, 1 - Math.exp((-2 * characters) / expected)))
      onProgress({ section, fraction })
    }
  }
}
