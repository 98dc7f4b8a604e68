// What stands for a session that finds no room: the author's own sentences, word for word, what matters most first.
import type { TranscriptItem } from '../../transcript/item.ts'
import { countWords } from '../embedded/split-sentences.ts'
import { tokensOf } from '../embedded/speech-statistics.ts'
import { asksToKeepOut, isEmptySentence } from '../embedded/standing-alone.ts'
import { addTerms, type Terms } from '../embedded/terms.ts'
import type { DigestEntry, SessionDigest } from '../session-digest.ts'
import { passagesOf } from './passages.ts'

const MOST_ENTRIES = 120
const MOST_WORDS = 8000
/** A session is taken as this many stretches of even length, and each speaks in turn. */
const STRETCHES = 12

interface Candidate extends DigestEntry {
  words: number
  stretch: number
  terms: Terms
  /** Names, years, amounts. */
  facts: number
}

/** `items`: the material of one session, in order. Entries none of whose words would be missed are not made. */
export function digestSession(items: readonly TranscriptItem[], fingerprint: string): SessionDigest {
  const told = items.filter(({ role, text }) => role === 'user' && !asksToKeepOut(text ?? ''))
  const entries: DigestEntry[] = []
  const said = new Set<string>()
  let words = 0
  for (const { itemId, text, words: more } of ranked(candidatesOf(told))) {
    if (said.has(text)) continue
    said.add(text)
    if (entries.length >= MOST_ENTRIES || words + more > MOST_WORDS) break
    entries.push({ itemId, text })
    words += more
  }
  return { sessionId: items[0]?.sessionId ?? '', fingerprint, entries }
}

function candidatesOf(items: readonly TranscriptItem[]): Candidate[] {
  const length = items.reduce((sum, { text }) => sum + (text ?? '').length, 0)
  let passed = 0
  return items.flatMap(({ itemId, text }) =>
    passagesOf(text ?? '').flatMap((passage): Candidate[] => {
      const stretch = Math.min(STRETCHES - 1, Math.floor((passed / length) * STRETCHES))
      passed += passage.length
      if (isEmptySentence(passage)) return []
      const terms: Terms = new Map()
      addTerms(terms, passage)
      return [{ itemId, text: passage, words: countWords(passage), stretch, terms, facts: factsIn(passage) }]
    }),
  )
}

/** Numbers, and capitals where no sentence begins. */
function factsIn(text: string): number {
  return tokensOf(text).filter(({ word, opens }) => /\d/.test(word) || (!opens && /^\p{Lu}\p{L}/u.test(word)))
    .length
}

/** The best of each stretch, then the second best of each, and so on: a beginning of the list covers the session. */
function ranked(candidates: readonly Candidate[]): Candidate[] {
  const scoreOf = scorer(candidates)
  const stretches = Array.from({ length: STRETCHES }, (): { candidate: Candidate; score: number }[] => [])
  for (const candidate of candidates)
    stretches[candidate.stretch]?.push({ candidate, score: scoreOf(candidate) })
  return stretches
    .flatMap((stretch) =>
      stretch
        .sort((a, b) => b.score - a.score)
        .map(({ candidate, score }, round) => ({ candidate, score, round })),
    )
    .sort((a, b) => a.round - b.round || b.score - a.score)
    .map(({ candidate }) => candidate)
}

/** Facts and telling words; a word that the session is full of tells less, a very short or long passage too. */
function scorer(candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const seen = new Map<string, number>()
  for (const { terms } of candidates)
    for (const term of terms.keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
  const most = Math.log(1 + candidates.length)
  return ({ terms, facts, words }) => {
    let telling = 0
    for (const term of terms.keys()) {
      const count = seen.get(term) ?? 1
      // What is said once may be a slip; what comes back is a subject of the talk.
      telling += (count === 1 ? 0.7 : 1) * (Math.log(1 + candidates.length / count) / most)
    }
    return (telling + 1.5 * Math.min(facts, 4)) / Math.sqrt(Math.max(words, 12))
  }
}
