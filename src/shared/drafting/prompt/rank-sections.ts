// Which sections a job is about: the one the author has open, those that share their words with what is new.
import type { TranscriptItem } from '../../transcript/item.ts'
import type { DraftContext, SectionText } from '../drafter.ts'
import { addTerms, cosine, type Terms } from '../embedded/terms.ts'

/** UTF-16 code units of what is new that are looked at; subjects show in much less. */
const MOST_READ = 120_000

/** Places in `context.sections`, what matters most first. `about`: what is new and what was pointed at. */
export function rankSections(context: DraftContext, about: readonly TranscriptItem[]): number[] {
  const query = queryOf(context, about)
  const bodies = context.sections.map(termsOf)
  const seen = new Map<string, number>()
  for (const terms of bodies) for (const term of terms.keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
  const weightOf = (term: string): number => Math.log(1 + bodies.length / (seen.get(term) ?? bodies.length))
  return bodies
    .map((terms, at) => {
      const section = context.sections[at]
      const score = cosine(query, terms, weightOf) * (section?.locked === true ? 0.5 : 1)
      return { at, score: isActive(section, context.activeSection) ? Infinity : score }
    })
    .sort((a, b) => (a.score === b.score ? a.at - b.at : b.score - a.score))
    .map(({ at }) => at)
}

function isActive(section: SectionText | undefined, active: string | null): boolean {
  if (section === undefined || active === null) return false
  return section.id === active || plain(section.heading) === plain(active)
}

function plain(heading: string): string {
  return heading
    .trim()
    .replace(/^#+\s*/, '')
    .toLowerCase()
}

function queryOf({ requests }: DraftContext, about: readonly TranscriptItem[]): Terms {
  const query: Terms = new Map()
  for (const request of requests) addTerms(query, request, 3)
  let read = 0
  for (const { text } of about) {
    if (read > MOST_READ) break
    addTerms(query, (text ?? '').slice(0, MOST_READ))
    read += (text ?? '').length
  }
  return query
}

function termsOf({ heading, body }: SectionText): Terms {
  const terms: Terms = new Map()
  addTerms(terms, heading, 3)
  addTerms(terms, body)
  return terms
}
