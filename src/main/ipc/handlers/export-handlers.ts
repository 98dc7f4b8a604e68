// The routes of exporting.
import type { ServiceContext } from '../../context.ts'
import { exportDocument, type SaveFilePort } from '../../export/export-document.ts'
import { exportTranscript } from '../../export/export-transcript.ts'
import type { Handlers } from '../handlers.ts'

type ExportRoutes = 'export.document' | 'export.transcript'

export function exportHandlers(ctx: ServiceContext, ports: SaveFilePort): Pick<Handlers, ExportRoutes> {
  return {
    'export.document': ({ projectId, sources }) =>
      exportDocument(ctx, ports, projectId, sources === 'footnotes' ? 'sourced' : 'md'),
    'export.transcript': ({ projectId, format, struck }) =>
      exportTranscript(ctx, ports, projectId, format, struck),
  }
}
