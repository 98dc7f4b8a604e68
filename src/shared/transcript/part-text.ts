// The text of one item, gathered from deltas and final texts of its parts.
import type { TextSide } from './event.ts'

interface Part {
  deltas: string[]
  finals: string[]
}

/** What was heard of an item's words, by content index. Filled in log order. */
export class ItemText {
  private readonly parts = new Map<number, Part>()
  /** A final text that is empty: somebody listened and there was nothing. */
  private silent = false

  delta(index: number, text: string): void {
    this.part(index).deltas.push(text)
  }

  final(index: number, text: string): void {
    if (text === '') this.silent = true
    else this.part(index).finals.push(text)
  }

  /** null = nothing known, '' = silence. */
  read(side: TextSide): string | null {
    const texts = [...this.parts].sort(([a], [b]) => a - b).map(([, part]) => readPart(part, side))
    if (texts.length > 0) return texts.join('\n')
    return this.silent ? '' : null
  }

  private part(index: number): Part {
    const known = this.parts.get(index)
    if (known !== undefined) return known
    const fresh: Part = { deltas: [], finals: [] }
    this.parts.set(index, fresh)
    return fresh
  }
}

/**
 * The last final text counts. What the interviewer generated is never cut, though: after an interruption the service
 * may repeat it shortened, and the longer one that starts alike is what was generated.
 */
function readPart({ deltas, finals }: Part, side: TextSide): string {
  const streamed = deltas.join('')
  const last = finals.at(-1) ?? streamed
  if (side === 'input') return last
  return [...finals, streamed].reduce((longest, text) => (text.startsWith(longest) ? text : longest), last)
}
