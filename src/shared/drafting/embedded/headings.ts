// Names sections after their subject, in words that were spoken: "The File System", "Pipes and Streams".
import type { Block } from './blocks.ts'
import { phrasesOf, textsOf, type Phrase } from './heading-phrases.ts'
import type { Pacer } from './pacer.ts'
import { createSpeechStatistics, tokensOf } from './speech-statistics.ts'
import { wordsOf } from './split-sentences.ts'
import { stem } from './terms.ts'

interface Scored {
  phrase: Phrase
  score: number
}

/**
 * One heading for each run of blocks, all different.
 * @param taken headings that exist already; theirs are not given again.
 */
export async function headingsFor(
  runs: readonly (readonly Block[])[],
  taken: readonly string[],
  pacer: Pacer,
): Promise<string[]> {
  const statistics = createSpeechStatistics()
  for (const run of runs) {
    for (const text of textsOf(run)) {
      statistics.add(tokensOf(text))
      await pacer.spend(text.length * 3)
    }
  }
  const candidates: Map<string, Phrase>[] = []
  for (const run of runs) {
    candidates.push(phrasesOf(run, statistics))
    await pacer.spend(run.reduce((sum, block) => sum + block.words * 12, 0))
  }
  return choose(runs, candidates, taken)
}

function choose(
  runs: readonly (readonly Block[])[],
  candidates: readonly Map<string, Phrase>[],
  taken: readonly string[],
): string[] {
  const totals = new Map<string, { count: number; runs: number }>()
  for (const phrases of candidates) {
    for (const { key, count } of phrases.values()) {
      const total = totals.get(key) ?? { count: 0, runs: 0 }
      totals.set(key, { count: total.count + count, runs: total.runs + 1 })
    }
  }
  const ranked = candidates.map((phrases) => rank(phrases, totals, candidates.length))
  const used = new Set(taken.flatMap((heading) => wordsOf(heading).map(stem)))
  const first = new Map<number, Scored>()
  // The section that is surest of its subject chooses first; second phrases come when each has its first.
  const order = runs.map((_, index) => index).sort((a, b) => top(ranked[b]) - top(ranked[a]))
  for (const index of order) {
    const best = ranked[index]?.find(({ phrase }) => isFree(phrase, used))
    if (best === undefined) continue
    first.set(index, best)
    use(best.phrase, used)
  }
  const headings: string[] = runs.map(() => '')
  for (const index of order) {
    const best = first.get(index)
    const heading =
      best === undefined ? fallback(runs[index] ?? []) : compose(best, ranked[index] ?? [], used)
    headings[index] = unlike(heading, [...taken, ...headings.filter((_, other) => other !== index)])
  }
  return headings
}

function top(ranked: readonly Scored[] | undefined): number {
  return ranked?.[0]?.score ?? 0
}

function isFree(phrase: Phrase, used: ReadonlySet<string>): boolean {
  return phrase.key.split(' ').some((part) => !used.has(part))
}

function use(phrase: Phrase, used: Set<string>): void {
  for (const part of phrase.key.split(' ')) used.add(part)
}

/** Best first. A phrase that half the sections share says little; a longer one says more than its parts. */
function rank(
  phrases: ReadonlyMap<string, Phrase>,
  totals: ReadonlyMap<string, { count: number; runs: number }>,
  runs: number,
  lenient = false,
): Scored[] {
  const scored: Scored[] = []
  for (const phrase of phrases.values()) {
    const total = totals.get(phrase.key)
    if (total === undefined || !isSaidEnough(phrase, lenient)) continue
    const telling = Math.sqrt(Math.log(1 + runs / total.runs)) * (0.65 + 0.35 * (phrase.count / total.count))
    const form = shapeWeight(phrase)
    scored.push({ phrase, score: phrase.count ** 1.15 * telling * form * bareness(phrase) })
  }
  scored.sort((a, b) => b.score - a.score || a.phrase.first - b.phrase.first)
  return scored.length < 2 && !lenient ? [...scored, ...rank(phrases, totals, runs, true)] : scored
}

/** Nouns that name anything: as a heading they need company. */
const generic = new Set(
  `page paper note book home case line text machine program system project picture number attitude design file files
  file environment area level argument features article letter office room table machine job list language process order period group`
    .split(/\s+/)
    .map(stem),
)

/** A singular said without "the" looks clipped beside another: "Berkeley and Flag". */
function isBare(phrase: Phrase): boolean {
  const { words, isName, definite, indefinite, counted } = phrase
  if (isName || definite > 0 || (words[0] ?? '').endsWith("'s") || /s$/i.test(words.at(-1) ?? ''))
    return false
  return words.length === 1 || indefinite !== null || counted
}

function bareness(phrase: Phrase): number {
  if (!isBare(phrase)) return 1
  return phrase.words.length > 1 || phrase.indefinite !== null ? 0.75 : 0.5
}

/** Two words name a subject better than one; a lone first or last name says least. */
function shapeWeight({ words, isName }: Phrase): number {
  const [first = ''] = words
  if (words.length > 1) return words.length === 2 && !isName ? 1.35 : 1.2
  if (!isName) return generic.has(stem(first)) ? 0.4 : 0.85
  return /\d|^[^\p{Ll}]+$/u.test(first) ? 0.75 : 0.6
}

/** Lenient for sections in which nothing is said often. */
function isSaidEnough(phrase: Phrase, lenient: boolean): boolean {
  const often = phrase.words.length > 1 || phrase.isName ? 2 : 3
  return phrase.said > 0 && phrase.count >= (lenient ? often - 1 : often)
}

/** The best phrase, with a second beside it when that says nearly as much about another thing. */
function compose(best: Scored, ranked: readonly Scored[], used: Set<string>): string {
  if (isBare(best.phrase)) return withArticle(best.phrase)
  const second = ranked.find(
    ({ phrase, score }) =>
      score >= 0.65 * best.score &&
      phrase.words.length + best.phrase.words.length <= 4 &&
      !isBare(phrase) &&
      isFree(phrase, used),
  )
  if (second === undefined) return withArticle(best.phrase)
  use(second.phrase, used)
  const pair = [best.phrase, second.phrase].sort(
    (a, b) => Number(b.isName) - Number(a.isName) || a.first - b.first,
  )
  return pair.map((phrase, index) => withArticle(phrase, index > 0 ? 'the' : 'The', true)).join(' and ')
}

/** "The" where the author mostly said it, and before a lone singular; in a pair only where mostly said. */
function withArticle(phrase: Phrase, article = 'The', inPair = false): string {
  const title = titleCase(phrase.words)
  if (phrase.isName) return title
  const isLone = !/s$/i.test(title)
  if (isLone && !inPair && phrase.definite === 0) {
    return phrase.indefinite === null ? title : `${phrase.indefinite === 'a' ? 'A' : 'An'} ${title}`
  }
  return isLone || phrase.definite >= 0.4 * phrase.count ? `${article} ${title}` : title
}

function titleCase(words: readonly string[]): string {
  return words
    .map((word) =>
      word.replace(/(^|-)(\p{Ll})/gu, (_, lead: string, letter: string) => lead + letter.toUpperCase()),
    )
    .join(' ')
}

/** No phrase stands out: the section is called by its first words. */
function fallback(run: readonly Block[]): string {
  const first = run[0]?.sentences[0]?.text ?? ''
  return wordsOf(first).slice(0, 5).join(' ')
}

/** A heading that exists already gets a number, so that sections can be told apart. */
function unlike(heading: string, others: readonly string[]): string {
  const lower = new Set(others.map((other) => other.toLowerCase()))
  if (!lower.has(heading.toLowerCase())) return heading
  for (let number = 2; ; number += 1) {
    if (!lower.has(`${heading} ${number}`.toLowerCase())) return `${heading} ${number}`
  }
}
