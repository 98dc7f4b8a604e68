// What was said, without tools and instructions: what the screen shows and the drafter reads.
import type { TranscriptItemInput } from './item.ts'

type Spoken = Pick<TranscriptItemInput, 'role' | 'type'>

export function isSpoken(item: Spoken): boolean {
  return item.type === 'message' && (item.role === 'user' || item.role === 'assistant')
}

export function spokenItems<T extends Spoken>(items: readonly T[]): T[] {
  return items.filter(isSpoken)
}
