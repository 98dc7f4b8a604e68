// A change of the whole manuscript, worked out away from main: what main needs to write it and to tell the editors.
import { randomUUID } from 'node:crypto'
import { fitAuthorship, type AuthoredText } from '../../shared/document/authorship.ts'
import { matchSections } from '../../shared/document/match-sections.ts'
import { parseSections } from '../../shared/document/sections.ts'
import type { Section } from '../../shared/document/section.ts'
import { textChanges, type TextEdit } from '../../shared/document/text-change.ts'
import { countWords } from '../../shared/document/word-count.ts'

/** The document as main held it when the work began. */
export interface DocumentSnapshot extends AuthoredText {
  projectId: string
  sections: readonly Section[]
  /** Rows whose heading went away a while ago: it gets them back when it returns. */
  dropped: readonly Section[]
}

export interface Rewrite extends AuthoredText {
  /** From the snapshot's text to `markdown`. */
  edits: TextEdit[]
  words: number
  /** One for each heading of `markdown`, in order. */
  sections: Section[]
}

/** `sections`: where they are known; else they are matched by heading and place. */
export function rewriteTo(from: DocumentSnapshot, to: AuthoredText, sections?: Section[]): Rewrite {
  const markdown = withLineFeeds(to.markdown)
  return {
    markdown,
    edits: textChanges(from.markdown, markdown),
    words: countWords(markdown),
    sections: sections ?? sectionsOf(from, markdown),
    authorship: fitAuthorship(to.authorship, markdown.length),
  }
}

/** The only line ends of an open document. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function sectionsOf({ projectId, sections, dropped }: DocumentSnapshot, markdown: string): Section[] {
  const options = { projectId, newId: randomUUID, recentlyDropped: dropped }
  return matchSections(sections, parseSections(markdown), options).rows
}
