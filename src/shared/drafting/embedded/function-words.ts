// Word classes of English that the cleaning and the headings lean on. Closed classes, so lists are enough.

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

export const articles = list('a an the')
export const prepositions = list(`
  about above across after against along among around as at before behind below beneath beside between beyond by
  despite down during for from in inside into like near of off on onto out outside over past per since than through
  throughout till to toward towards under until unto up upon via with within without`)
export const conjunctions = list(
  'and but or nor so yet because although though while whereas if unless whether that which who whom whose when where why how what',
)
export const auxiliaries = list(`
  am is are was were be been being do does did have has had having can could will would shall should may might must
  'm 're 've 'd 'll isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't
  wouldn't shouldn't gonna gotta`)
export const pronouns = list(`
  i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
  itself they them their theirs themselves this that these those there here one ones someone somebody anyone anybody
  everyone everybody nobody something anything everything nothing who whom whose which what each other another both
  either neither all any some none few many much more most several such same own`)

/** Words after which a sentence cannot end: what stands before an ellipsis was given up. */
const danglingExtra = list(`
  i we he she they my your our their his its every some any no really very just quite not i'm we're they're he's she's
  it's that's there's i've we've they've i'd we'd i'll we'll whose because going`)
export function canDangle(word: string): boolean {
  const lower = word.toLowerCase()
  return (
    danglingExtra.has(lower) ||
    articles.has(lower) ||
    conjunctions.has(lower) ||
    auxiliaries.has(lower) ||
    (prepositions.has(lower) && !looseEnds.has(lower))
  )
}
/** Prepositions that end a sentence well enough ("put it in", "we built on"). */
const looseEnds = list(
  'up down off out over around along behind inside outside before after past through across',
)

const contraction = /^(?:i|you|we|they|he|she|it|that|there|what|who|here|where|how)(?:'m|'re|'s|'ve|'d|'ll)$/

/** True for words that carry no subject matter of their own: pronouns, auxiliaries, articles and the like. */
export function isFunctionWord(word: string): boolean {
  const lower = word.toLowerCase().replaceAll('’', "'")
  return (
    articles.has(lower) ||
    prepositions.has(lower) ||
    conjunctions.has(lower) ||
    auxiliaries.has(lower) ||
    pronouns.has(lower) ||
    contraction.test(lower) ||
    lower === 'not' ||
    lower === 'then'
  )
}
