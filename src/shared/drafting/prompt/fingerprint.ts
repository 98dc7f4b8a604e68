// Tells whether a session's items are still the ones a digest was made from. No proof against ill will: a change of
// words or order shows.
import type { TranscriptItem } from '../../transcript/item.ts'

/** To be counted up when digests are made in another way. */
const VERSION = 1

/** 64 bits in hex, of ids and texts in order. */
export function fingerprintOf(items: readonly Pick<TranscriptItem, 'itemId' | 'text'>[]): string {
  let one = 0x811c9dc5 ^ VERSION
  let two = 0x9747b28c
  const add = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      one = Math.imul(one ^ code, 0x01000193)
      two = Math.imul(two ^ code, 0x85ebca6b) + (two >>> 15)
    }
    // Between two texts stands what no text holds.
    one = Math.imul(one ^ 0x10000, 0x01000193)
    two = Math.imul(two ^ 0x10000, 0x85ebca6b)
  }
  for (const { itemId, text } of items) {
    add(itemId)
    add(text ?? '')
  }
  return hex(one) + hex(two)
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0')
}
