// The words that speak for a subject: stems without function words, and how telling each is.
import { isFunctionWord } from './function-words.ts'
import { wordsOf } from './split-sentences.ts'

/** Common words of talk that say nothing about a subject. */
const common = new Set(
  `about again also always away back bad became because become been began begin better big bit bring called came can
  come course day did different done down else end enough even ever every fact few find first found gave get gets
  getting give given go goes going gone gonna good got gotta great guess had hand happen happened hard help here
  idea ideas instead interesting just keep kept kind knew know known last later least left less let like little long
  look looked looking lot lots made make makes making many matter may maybe mean means mind month more most much must
  name need needed never new next nice now often ok okay old once one only out own part people perhaps place point
  pretty probably problem put quite rather ready real really reason remember right said same saw say saying says
  second see seem seemed seen sense set several should show simple simply so some somebody someone something
  sometimes somewhere sort start started still stuff such suppose sure take taken talk talked talking tell than
  thank then there these thing things think third thought time times today together told tomorrow too took toward
  tried true try trying turn turned turns two three four five six seven eight nine ten hundred thousand under
  understand up upon us use used useful user uses using usually very want wanted wants was way ways week weeks well
  went were whatever while whole why will without wonderful word words work worked working works world would wrote
  write writes writing written year years yes yesterday yet yeah um uh okay everybody anybody anything everything
  nobody nothing exactly basically actually certainly absolutely especially obviously particularly completely
  question questions answer sorts kinds example couple bunch amount number half fair true half dozen ago early late
  earlier particular certain sure example terms term mhmm oh hey guy guys man men woman women folks person persons
  doing cause month months morning specialty everyone human course gonna hell damn
  laughter laughing laugh interrupted pause`.split(/\s+/),
)

export function isCommon(word: string): boolean {
  const lower = word.toLowerCase().replaceAll('’', "'")
  return common.has(lower) || isFunctionWord(lower)
}

/** A crude stem: enough to bring "pipes", "piping" and "piped" together. */
export function stem(word: string): string {
  let lower = word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'(?:s|re|ve|d|ll|m)?$/, '')
  if (lower.length > 4) lower = lower.replace(/ies$/, 'y')
  if (lower.length > 3) lower = lower.replace(/([^suio])s$/, '$1')
  if (lower.length > 5) lower = lower.replace(/(?:ing|ed)$/, '')
  if (lower.length > 4) lower = lower.replace(/([bdgmnprt])\1$/, '$1')
  return lower.length > 3 ? lower.replace(/e$/, '') : lower
}

export type Terms = Map<string, number>

/** Adds the telling stems of a text to `terms`, each with `weight`. */
export function addTerms(terms: Terms, text: string, weight = 1): void {
  for (const word of wordsOf(text)) {
    if (word.length < 2 || isCommon(word)) continue
    const key = stem(word)
    if (key.length > 1) terms.set(key, (terms.get(key) ?? 0) + weight)
  }
}

export function cosine(a: Terms, b: Terms, weightOf: (term: string) => number): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let dot = 0
  for (const [term, count] of small) {
    const other = large.get(term)
    if (other !== undefined) dot += count * other * weightOf(term) ** 2
  }
  return dot === 0 ? 0 : dot / (norm(a, weightOf) * norm(b, weightOf))
}

function norm(terms: Terms, weightOf: (term: string) => number): number {
  let sum = 0
  for (const [term, count] of terms) sum += (count * weightOf(term)) ** 2
  return Math.sqrt(sum)
}
