// Breaks a very long spoken sentence before "and I…", "but we…": only the punctuation changes, never a word.
import { capitalise } from './false-starts.ts'
import { countWords } from './split-sentences.ts'

const LONG = 60
const LEAST = 12
const joint =
  /[\s,;—–]+(?=(?:and|but|and so|so|and then|because)\s+(?:i|we|he|she|they|you|it|there|this|that|the|one of|some|somebody|nobody)(?:'\p{L}+)?\s)/giu

/** The sentence, or its parts in order when it is longer than 60 words and has joints far enough apart. */
export function breakRunOn(sentence: string): string[] {
  if (countWords(sentence) <= LONG) return [sentence]
  const parts: string[] = []
  let rest = sentence
  while (countWords(rest) > LONG) {
    const cut = bestJoint(rest)
    if (cut === null) break
    parts.push(`${rest.slice(0, cut.at).trimEnd()}.`)
    rest = capitalise(rest.slice(cut.next))
  }
  return [...parts, rest]
}

function bestJoint(text: string): { at: number; next: number } | null {
  let best: { at: number; next: number; distance: number } | null = null
  for (const match of text.matchAll(joint)) {
    const before = text.slice(0, match.index)
    if (isInsideQuotes(before) || isDependent(before) || countWords(before) < LEAST) continue
    if (countWords(text.slice(match.index)) < LEAST) break
    const distance = Math.abs(countWords(before) - 26)
    if (best === null || distance < best.distance) {
      best = { at: match.index, next: match.index + match[0].length, distance }
    }
  }
  return best
}

/** "…, and when it was a warm day": what the joint would leave behind still waits for its main clause. */
function isDependent(before: string): boolean {
  const clause = before.split(/[,;.—]\s*/).at(-1) ?? ''
  return /\b(?:when|if|while|although|though|since|whether|before|after|until|once)\b/i.test(clause)
}

function isInsideQuotes(before: string): boolean {
  return (before.match(/"/g)?.length ?? 0) % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”')
}
