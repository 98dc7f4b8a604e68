// Takes out what the transcriber wrote about the talk ("[laughs]", "(pause)") and marks what could not be heard
// as a gap, "[…]". Rules: docs/cleaning.md, "Marks".

/** Stands for words nobody could hear, while a text is being cleaned; `showGaps` makes it readable. */
export const GAP = '\uE000'

export function showGaps(text: string): string {
  return text.replaceAll(GAP, '[…]')
}

const unheard = /inaudible|unintelligible|indistinct|not clear|unclear|\?|^_+$|^\s*$/i
const stageDirection =
  /^\s*(?:long |short )?(?:laugh|chuckl|giggl|snicker|pause|silence|sigh|cough|cr(?:y|ies)|applause|music|crosstalk|interrupt|phone|noise|writing on|indicating|gestur|yes\)?$|no\)?$|sic\b)/i
const tapeNote =
  /\b(?:BREAK IN|END OF|START OF) (?:tape|TAPE|side|SIDE)\b(?: [A-Z0-9]\b)?(?:, switch sides)?/g

/** Square brackets are always the transcriber's; braces hold a guess, which is kept, or nothing, which is a gap. */
export function dropMarks(text: string): string {
  return text
    .replace(/=2E/g, '.')
    .replace(tapeNote, ' ')
    .replace(/\[([^[\]]{0,120})\]/g, (_, inner: string) => (isUnheard(inner) ? ` ${GAP} ` : ' '))
    .replace(/(?<=(^|[\s\S]))\{([^{}]{0,80})\}(?=(\p{L}?))/gu, guess)
    .replace(/_{2,}/g, ` ${GAP} `)
    .replace(/(?:^|(?<=[.!?…]\s*))\([^()]{1,24}\)\s*[.!?]?/g, dropAside)
    .replace(/\(([^()]{1,80})\)/g, dropStageDirection)
    .replace(/(?:\uE000[\s,]*){2,}/g, `${GAP} `)
    .replace(/(\w-) (?=[a-z])/g, '$1')
}

/** Braces hold what the transcriber believes to have heard; a letter on both sides makes it part of a word. */
function guess(_: string, before: string, inner: string, after: string): string {
  if (inner.trim() === '') return ` ${GAP} `
  if (stageDirection.test(inner)) return ' '
  return /\p{L}/u.test(before) && after !== '' ? inner : ` ${inner} `
}

function isUnheard(inner: string): boolean {
  return inner !== '…' && unheard.test(inner)
}

/** A parenthesis of one or two words that stands alone as a sentence is a note, not speech: "(back up)." */
function dropAside(whole: string): string {
  const words = whole.match(/[\p{L}\p{N}']+/gu) ?? []
  return words.length <= 2 ? ' ' : whole
}

function dropStageDirection(whole: string, inner: string): string {
  if (/not clear|inaudible|unintelligible|unclear/i.test(inner)) return ` ${GAP} `
  return stageDirection.test(inner) ? ' ' : whole
}
