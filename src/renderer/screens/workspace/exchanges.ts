// What a paragraph rests on, as exchanges: the item named as its source, and the question just before it.
import type { TranscriptView } from '../../../shared/ipc/views.ts'
import { soundMsOf } from './transcript-rows.ts'
import { speakerOf, type TranscriptItem } from '../../../shared/transcript/item.ts'

export interface Exchange {
  /** null when the author spoke unasked. */
  question: TranscriptItem | null
  answer: TranscriptItem
  speaker: string
  /** Where the answer's sound begins on the recording clock; null = nothing was recorded. */
  soundMs: number | null
}

/** In the order they were said; ids that no session holds are left out. */
export function exchangesOf(views: readonly TranscriptView[], itemIds: readonly string[]): Exchange[] {
  const wanted = new Set(itemIds)
  if (wanted.size === 0) return []
  return views.flatMap(({ session, items }) => {
    let question: TranscriptItem | null = null
    return items.flatMap((item) => {
      if (item.type !== 'message') return []
      const isSource = wanted.has(item.itemId)
      const asked = question
      if (item.role === 'assistant') question = item
      return isSource
        ? [
            {
              question: item.role === 'user' ? asked : null,
              answer: item,
              speaker: speakerOf(item),
              soundMs: soundMsOf(session, item),
            },
          ]
        : []
    })
  })
}
