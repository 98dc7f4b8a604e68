// What a person types into a search field, as an FTS5 expression. Words are all to be there, "several words" stand
// together, -word is not there, and the last word may be unfinished; everything else is taken as it is written.

/** Words and phrases; more are left out. */
const MOST_TERMS = 20
const LONGEST = 500

interface Term {
  text: string
  isNot: boolean
  /** It may go on. */
  isUnfinished: boolean
}

export interface ParsedQuery {
  /** For MATCH; null = there is nothing to look for. */
  match: string | null
  /** Only words that are not to be there were given. */
  onlyNots: boolean
}

export function parseQuery(input: string): ParsedQuery {
  const terms = termsOf(input.slice(0, LONGEST)).slice(0, MOST_TERMS)
  const wanted = terms.filter(({ isNot }) => !isNot).map(expressionOf)
  const unwanted = terms.filter(({ isNot }) => isNot).map(expressionOf)
  if (wanted.length === 0) return { match: null, onlyNots: unwanted.length > 0 }
  const all = wanted.join(' AND ')
  const match = unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`
  return { match, onlyNots: false }
}

/** A phrase in quotation marks of any usual kind, closed or not; else what stands between spaces. */
const pattern = /(-?)(?:["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+))/gu

function termsOf(input: string): Term[] {
  return [...input.matchAll(pattern)].flatMap((found) => {
    const [whole, minus, phrase, word = ''] = found
    const text = (phrase ?? word).replace(/\p{C}+/gu, ' ').trim()
    if (!/[\p{L}\p{N}]/u.test(text)) return []
    const isNot = minus === '-'
    const isLast = found.index + whole.length === input.length
    return [{ text, isNot, isUnfinished: isLast && phrase === undefined && !isNot && canGoOn(text) }]
  })
}

/** The index has beginnings of two letters and more; one sign is a whole word only where words are not spelt. */
function canGoOn(text: string): boolean {
  return /[\p{L}\p{N}\p{M}]{2}$/u.test(text) || /(?:^|[^\p{L}\p{N}\p{M}])[\u2e80-\u{3ffff}]$/u.test(text)
}

function expressionOf({ text, isUnfinished }: Term): string {
  return `"${text.replaceAll('"', '""')}"${isUnfinished ? '*' : ''}`
}
