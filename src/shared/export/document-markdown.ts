// Document → Markdown file: front matter, then the author's text byte for byte.
import type { ContentType } from '../project/project.ts'
import { quoteYaml } from './front-matter.ts'

export interface DocumentSource {
  title: string
  contentType: ContentType
  /** Milliseconds since the epoch, UTC. */
  exportedAt: number
  words: number
  markdown: string
}

export function renderDocumentExport({
  title,
  contentType,
  exportedAt,
  words,
  markdown,
}: DocumentSource): string {
  const front = [
    '---',
    `title: ${quoteYaml(title)}`,
    `content_type: ${contentType}`,
    `exported_at: ${new Date(exportedAt).toISOString()}`,
    `words: ${words}`,
    '---',
    '',
    '',
  ]
  return front.join('\n') + markdown
}
