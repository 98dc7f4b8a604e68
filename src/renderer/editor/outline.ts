// The manuscript's outline as it is being typed, with the words under each heading. Section states come from main and
// are joined on by heading and order.
import type { Section } from '../../shared/document/section.ts'
import { parseSections } from '../../shared/document/sections.ts'
import { countWords } from '../../shared/document/word-count.ts'

export interface OutlineHeading {
  /** Heading text without marks. */
  heading: string
  level: 1 | 2
  /** Where the heading's line starts. */
  position: number
  /** Words below this heading, up to the next. */
  words: number
}

export interface OutlineEntry extends OutlineHeading {
  /** null until main has seen the heading. */
  section: Section | null
}

export interface Outline {
  headings: OutlineHeading[]
  /** Words of the whole text, headings included. */
  words: number
}

export function outlineOf(markdown: string): Outline {
  const headings: OutlineHeading[] = []
  let words = 0
  for (const { heading, level, start, body } of parseSections(markdown)) {
    const below = countWords(body)
    words += below + countWords(heading)
    if (level !== 0) headings.push({ heading, level, position: start, words: below })
  }
  return { headings, words }
}

/** Joins main's sections to the headings on the page; of equal headings the first free one in order. */
export function joinSections(
  headings: readonly OutlineHeading[],
  sections: readonly Section[],
): OutlineEntry[] {
  const free = [...sections].sort((a, b) => a.position - b.position)
  return headings.map((heading) => {
    const at = free.findIndex((section) => section.heading.trim() === heading.heading)
    const section = at < 0 ? null : (free.splice(at, 1)[0] ?? null)
    return { ...heading, section }
  })
}
