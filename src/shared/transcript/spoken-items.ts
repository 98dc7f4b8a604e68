// What was said, without tools and instructions: what the screen shows and the drafter reads.
import type { TranscriptItemInput } from './item.ts'

type Spoken = Pick<TranscriptItemInput, 'role' | 'type'>

export function isSpoken(item: Spoken): boolean {
  return item.type === 'message' && (item.role === 'user' || item.role === 'assistant')
}

export function spokenItems<T extends Spoken>(items: readonly T[]): T[] {
  return items.filter(isSpoken)
}

/** What stands for an empty text on the screen and on paper. */
export const SILENCE = '[silence]'

/** The words to show: silence has a marker, what is not known yet has none. */
export function shownText(item: Pick<TranscriptItemInput, 'text'>): string {
  return item.text === '' ? SILENCE : (item.text ?? '')
}
