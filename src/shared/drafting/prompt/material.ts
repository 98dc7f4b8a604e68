// What of a transcript is the book's material: speech with words, without the questions that shape the project.
import { INAUDIBLE } from '../../transcript/item-fold.ts'
import type { TranscriptItem } from '../../transcript/item.ts'
import { isSpoken } from '../../transcript/spoken-items.ts'
import { isSetup } from '../embedded/exchanges.ts'

/** As the embedded drafter reads: set-up questions with what was said to them are left out, and so is mere sound. */
export function materialOf(items: readonly TranscriptItem[]): TranscriptItem[] {
  let sessionId: string | null = null
  let aboutSetup = false
  return items.filter((item) => {
    if (!isSpoken(item) || item.status === 'failed' || !hasWords(item.text)) return false
    if (item.sessionId !== sessionId) aboutSetup = false
    sessionId = item.sessionId
    if (item.role === 'assistant') aboutSetup = isSetup(item)
    return !aboutSetup && !isSetup(item)
  })
}

function hasWords(text: string | null): boolean {
  return text !== null && text !== INAUDIBLE && text.trim() !== ''
}
