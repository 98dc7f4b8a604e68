// The export formats. Adding one = a file that renders it and a line here.
import { renderDocumentExport, renderSourcedExport, type SourcedDocument } from './document-markdown.ts'
import type { TranscriptSource } from './transcript-file.ts'
import { transcriptJson } from './transcript-json.ts'
import { transcriptMarkdown } from './transcript-markdown.ts'

/** `render` gives the file's text in pieces, so that a long one is written without being held twice. */
export interface ExportFormat<Source> {
  label: string
  extension: string
  render(source: Source): Iterable<string>
}

export const documentFormats = {
  md: {
    label: 'Markdown',
    extension: 'md',
    nameEnd: '',
    render: (source) => [renderDocumentExport(source)],
  },
  sourced: {
    label: 'Markdown, sources as footnotes',
    extension: 'md',
    nameEnd: '-with-sources',
    render: renderSourcedExport,
  },
} as const satisfies Record<string, ExportFormat<SourcedDocument> & { nameEnd: string }>

export const transcriptFormats = {
  md: { label: 'Markdown', extension: 'md', render: transcriptMarkdown },
  json: { label: 'JSON, imports again without loss', extension: 'json', render: transcriptJson },
} as const satisfies Record<string, ExportFormat<TranscriptSource>>

export type DocumentFormatName = keyof typeof documentFormats
export type TranscriptFormatName = keyof typeof transcriptFormats

export function documentFileName(slug: string, format: DocumentFormatName): string {
  const { nameEnd, extension } = documentFormats[format]
  return `${slug}${nameEnd}.${extension}`
}

/** The date is that of the export, in UTC. */
export function transcriptFileName(slug: string, exportedAt: number, format: TranscriptFormatName): string {
  const date = new Date(exportedAt).toISOString().slice(0, 10)
  return `${slug}-transcript-${date}.${transcriptFormats[format].extension}`
}
