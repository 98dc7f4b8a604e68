// Names that the transcription should know how to write: of the project, its blueprint and its notes.
import type { Blueprint } from '../blueprint/blueprint.ts'
import { readGuardrails } from '../blueprint/field-value.ts'
import type { Note } from '../note/note.ts'
import type { Project } from '../project/project.ts'

export interface KeywordSource {
  project: Pick<Project, 'title' | 'goal'> | null
  blueprint: Pick<Blueprint, 'entries'> | null
  notes: readonly Pick<Note, 'content'>[]
}

/** A hint with everything in it is none, and no limit of the service is documented. */
const MOST_KEYWORDS = 64
const LONGEST_KEYWORD = 48
const LONGEST_TEXT = 4000
const MOST_NOTES = 200

/** The title and its words first, then names by how often they are told; each once, whatever its case. */
export function keywordsOf({ project, blueprint, notes }: KeywordSource): string[] {
  const title = project?.title ?? ''
  const texts = [
    project?.goal ?? '',
    ...(blueprint?.entries ?? []).map(textOf),
    ...notes.slice(-MOST_NOTES).map(({ content }) => content),
  ]
  const found = [title.trim(), ...titleWords(title), ...byFrequency(texts.flatMap(namesIn))]
  return distinct(found.map(tidy).filter(isKeyword)).slice(0, MOST_KEYWORDS)
}

function textOf({ field, value }: Blueprint['entries'][number]): string {
  return field === 'voiceGuardrails' ? Object.values(readGuardrails(value)).join('. ') : value
}

/** Capitalised, or long enough to be worth a hint; `the` is heard well without one. */
function titleWords(title: string): string[] {
  return [...title.matchAll(/[\p{L}\p{M}\p{N}'’-]+/gu)]
    .map(([word]) => word)
    .filter((word) => (/^\p{Lu}/u.test(word) && !smallWords.has(word.toLowerCase())) || word.length > 6)
}

const smallWords = new Set(
  'a after also although an and as at because before but by for from he her his how i if in is it its like maybe me my no of on or our perhaps she since so that the their then there they this to until us was we what when where while who why with without yes you your'.split(
    ' ',
  ),
)

/**
 * Capitalised words inside a sentence, with what stands between the parts of a name (`van der`, `de la`); at the start
 * of a sentence only when at least two stand together, for there every word is capitalised.
 */
function namesIn(text: string): string[] {
  const name =
    /\p{Lu}[\p{L}\p{M}'’-]+(?:(?: (?:van|von|der|de|la|di|da|del|of|the|bin|ibn))* (?!I['’])\p{Lu}[\p{L}\p{M}'’-]+)*/gu
  const bounded = text.slice(0, LONGEST_TEXT)
  return [...bounded.matchAll(name)].flatMap(({ 0: found, index }) => {
    const words = withoutSmallStart(found)
    if (words === '') return []
    const before = bounded.slice(Math.max(0, index - 8), index)
    const opensSentence = words === found && /(?:^|[.!?…:"“”\n]\s*)$/u.test(before) && !titled.test(before)
    return opensSentence && !words.includes(' ') ? [] : [words]
  })
}

/** The point after `Mr` ends no sentence. */
const titled = /\b(?:Mr|Mrs|Ms|Dr|St|Prof)\.\s*$/u

/** `The Hedvig` is `Hedvig`; `When` alone is nothing. */
function withoutSmallStart(found: string): string {
  const words = found.split(' ')
  while (words.length > 0 && smallWords.has((words[0] ?? '').toLowerCase())) words.shift()
  return words.join(' ')
}

function byFrequency(names: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
}

function tidy(keyword: string): string {
  return keyword
    .replace(/['’](?:s|d|m|ll|re|ve)$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function isKeyword(keyword: string): boolean {
  if (commonNames.has(keyword.toLowerCase())) return false
  return keyword.length >= 2 && keyword.length <= LONGEST_KEYWORD && /\p{L}/u.test(keyword)
}

/** Capitalised, and heard well without a hint. */
const commonNames = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays ' +
    'sundays january february march april may june july august september october november december christmas easter ' +
    'mr mrs ms dr st prof mum mom dad ok english'
  ).split(' '),
)

function distinct(keywords: readonly string[]): string[] {
  const byCase = new Map<string, string>()
  for (const keyword of keywords) {
    const key = keyword.toLowerCase()
    if (!byCase.has(key)) byCase.set(key, keyword)
  }
  return [...byCase.values()]
}
