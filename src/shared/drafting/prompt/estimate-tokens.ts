// How many tokens a text may come to. An estimate on the high side is enough: every model counts in its own way, none
// can be asked beforehand, and a prompt's budget lies well below what a model takes. What was really used is told after.

/** In thirds of a token. Letters come in words of several; marks, digits and line breaks often stand alone. */
function thirdsOf(code: number): number {
  if (code < 0x80) return isLetterOrSpace(code) ? 1 : 3
  if (code < 0x800) return 2
  if (code >= 0xd800 && code <= 0xdfff) return 6
  if (code >= 0x2000 && code <= 0x206f) return 3
  if (code >= 0x3000 && code <= 0xd7a3) return 4
  return 6
}

function isLetterOrSpace(code: number): boolean {
  const lower = code | 0x20
  return code === 0x20 || (lower >= 0x61 && lower <= 0x7a)
}

/** Of two texts joined never more than of the two one by one. */
export function estimateTokens(text: string): number {
  let thirds = 0
  for (let at = 0; at < text.length; at += 1) thirds += thirdsOf(text.charCodeAt(at))
  return Math.ceil(thirds / 3)
}

const ELLIPSIS = ' …'
const ELLIPSIS_TOKENS = 2

/** The text, or its beginning with an ellipsis, cut at a word where one is near. '' when nothing fits. */
export function cutToTokens(text: string, tokens: number): string {
  let thirds = 0
  let fits = 0
  for (let at = 0; at < text.length; at += 1) {
    thirds += thirdsOf(text.charCodeAt(at))
    if (thirds <= (tokens - ELLIPSIS_TOKENS) * 3) fits = at + 1
    if (thirds > tokens * 3) return beginning(text, fits)
  }
  return text
}

function beginning(text: string, length: number): string {
  const cut = text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
  const space = cut.slice(-80).search(/\s\S*$/)
  const kept = (space > 0 ? cut.slice(0, Math.max(0, cut.length - 80) + space) : cut).trimEnd()
  return kept === '' ? '' : kept + ELLIPSIS
}
