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
  const headings: string[] = new Array<string>(runs.length).fill('')
  // The section that is surest of its subject chooses first.
  const order = runs
    .map((_, index) => index)
    .sort((a, b) => (ranked[b]?.[0]?.score ?? 0) - (ranked[a]?.[0]?.score ?? 0))
  for (const index of order) {
    const free = (ranked[index] ?? []).filter(({ phrase }) =>
      phrase.key.split(' ').some((part) => !used.has(part)),
    )
    const heading = compose(free) ?? fallback(runs[index] ?? [])
    for (const word of wordsOf(heading)) used.add(stem(word))
    headings[index] = unlike(heading, [...taken, ...headings.filter((_, other) => other !== index)])
  }
  return headings
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
    const telling = Math.sqrt(Math.log(1 + runs / total.runs)) * (0.4 + 0.6 * (phrase.count / total.count))
    const form = shapeWeight(phrase)
    scored.push({ phrase, score: phrase.count * telling * form })
  }
  scored.sort((a, b) => b.score - a.score || a.phrase.first - b.phrase.first)
  return scored.length < 2 && !lenient ? [...scored, ...rank(phrases, totals, runs, true)] : scored
}

/** Two words name a subject better than one; a lone first or last name says least. */
function shapeWeight({ words, isName }: Phrase): number {
  const [first = ''] = words
  if (words.length > 1) return words.length === 2 && !isName ? 1.35 : 1.2
  if (!isName) return 0.75
  return /\d|^[^\p{Ll}]+$/u.test(first) ? 0.75 : 0.6
}

/** Lenient for sections in which nothing is said often. */
function isSaidEnough(phrase: Phrase, lenient: boolean): boolean {
  const often = phrase.words.length > 1 || phrase.isName ? 2 : 3
  return phrase.count >= (lenient ? often - 1 : often)
}

/** The best phrase, with a second beside it when that says nearly as much about another thing. */
function compose(ranked: readonly Scored[]): string | null {
  const [best] = ranked
  if (best === undefined) return null
  const stems = new Set(best.phrase.key.split(' '))
  const second = ranked.find(
    ({ phrase, score }) =>
      score >= 0.65 * best.score &&
      phrase.words.length + best.phrase.words.length <= 4 &&
      !phrase.key.split(' ').some((part) => stems.has(part)),
  )
  if (second === undefined) return withArticle(best.phrase)
  const pair = [best.phrase, second.phrase].sort((a, b) => a.first - b.first)
  return pair.map((phrase) => titleCase(phrase.words)).join(' and ')
}

function withArticle(phrase: Phrase): string {
  const title = titleCase(phrase.words)
  const single = !/s$/i.test(title) && phrase.definite > 0
  return !phrase.isName && (single || phrase.definite >= 0.4 * phrase.count) ? `The ${title}` : title
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
