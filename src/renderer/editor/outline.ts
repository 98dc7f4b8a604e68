// The manuscript's outline as it is being typed: headings of level 1 and 2 with the words under each. Section states
// come from main and are joined on by heading and order.
import type { Text } from '@codemirror/state'
import { countWords } from '../../shared/document/word-count.ts'
import type { Section } from '../../shared/document/section.ts'

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

const headingPattern = /^ {0,3}(#{1,2})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/
const fencePattern = /^ {0,3}(`{3,}|~{3,})/

export interface Outline {
  headings: OutlineHeading[]
  /** Words of the whole text, headings included. */
  words: number
}

export function outlineOf(text: Text): Outline {
  const headings: OutlineHeading[] = []
  let words = 0
  let position = 0
  let fence: string | null = null
  for (const line of text.iterLines()) {
    const mark = fencePattern.exec(line)?.[1]
    const isFence = mark !== undefined && (fence === null || mark.startsWith(fence))
    if (isFence) fence = fence === null ? mark.slice(0, 3) : null
    const heading: RegExpExecArray | null = fence === null && !isFence ? headingPattern.exec(line) : null
    const count = countWords(line)
    words += count
    if (heading) {
      headings.push({ heading: heading[2] ?? '', level: heading[1] === '#' ? 1 : 2, position, words: 0 })
    } else {
      const open = headings.at(-1)
      if (open) open.words += count
    }
    position += line.length + 1
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
    const at = free.findIndex((section) => section.heading.trim() === heading.heading.trim())
    const section = at < 0 ? null : (free.splice(at, 1)[0] ?? null)
    return { ...heading, section }
  })
}
