// Document → Markdown file: front matter, then the author's text byte for byte, with or without what it rests on.
import type { ContentType } from '../project/project.ts'
import { withFootnotes } from './footnotes.ts'
import { quoteYaml } from './front-matter.ts'
import { sourceNote, type Said } from './source-note.ts'

export interface DocumentSource {
  title: string
  contentType: ContentType
  /** Milliseconds since the epoch, UTC. */
  exportedAt: number
  words: number
  markdown: string
}

export interface SourcedDocument extends DocumentSource {
  /** What a trimmed paragraph rests on, in the order it was said. */
  restsOn(paragraph: string): readonly Said[]
}

export function renderDocumentExport(source: DocumentSource): string {
  return frontMatterOf(source) + source.markdown
}

/** The same, with footnotes. */
export function* renderSourcedExport(source: SourcedDocument): Generator<string> {
  yield frontMatterOf(source)
  yield* withFootnotes(source.markdown, (paragraph) => sourceNote(source.restsOn(paragraph)))
}

function frontMatterOf({ title, contentType, exportedAt, words }: DocumentSource): string {
  return [
    '---',
    `title: ${quoteYaml(title)}`,
    `content_type: ${contentType}`,
    `exported_at: ${new Date(exportedAt).toISOString()}`,
    `words: ${words}`,
    '---',
    '',
    '',
  ].join('\n')
}
