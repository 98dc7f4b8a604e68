// The manuscript as a Markdown file in a folder of the author's choice.
import { join } from 'node:path'
import { countWords } from '../../shared/document/word-count.ts'
import { documentFileName, documentFormats, type DocumentFormatName } from '../../shared/export/formats.ts'
import { slugFor } from '../../shared/export/slug.ts'
import type { ExportResult } from '../../shared/ipc/views.ts'
import type { ServiceContext } from '../context.ts'
import { findDocument } from '../store/queries/documents.ts'
import { requireProject } from '../store/queries/projects.ts'
import { sourcesOf } from './paragraph-sources.ts'
import { writeNewFile } from './write-new-file.ts'

export interface SaveFilePort {
  /** Absolute path, or null when the author cancels. Whatever is chosen, no file is overwritten. */
  saveFile(options: { title: string; defaultName: string; extension: string }): Promise<string | null>
}

interface PreparedExport {
  fileName: string
  extension: string
  pieces: Iterable<string>
}

/** Asks where, then writes. Throws NOT_FOUND, EXPORT_FAILED, DISK_FULL. */
export async function exportDocument(
  ctx: ServiceContext,
  ports: SaveFilePort,
  projectId: string,
  format: DocumentFormatName = 'md',
): Promise<ExportResult> {
  return saveWhereAsked(ports, 'Export document', prepareDocument(ctx, projectId, format))
}

/** Writes `<slug>.md` into `directory` and returns its path. Throws as `exportDocument`. */
export function exportDocumentTo(ctx: ServiceContext, projectId: string, directory: string): Promise<string> {
  const { fileName, pieces } = prepareDocument(ctx, projectId, 'md')
  return writeNewFile(join(directory, fileName), pieces)
}

export async function saveWhereAsked(
  ports: SaveFilePort,
  title: string,
  prepared: PreparedExport,
): Promise<ExportResult> {
  const { fileName, extension, pieces } = prepared
  const chosen = await ports.saveFile({ title, defaultName: fileName, extension })
  if (chosen === null) return { cancelled: true, path: null }
  return { cancelled: false, path: await writeNewFile(chosen, pieces) }
}

function prepareDocument(ctx: ServiceContext, projectId: string, format: DocumentFormatName): PreparedExport {
  const { title, contentType } = requireProject(ctx.store, projectId)
  const markdown = findDocument(ctx.store, projectId)?.markdown ?? ''
  const source = {
    title,
    contentType,
    exportedAt: ctx.now(),
    words: countWords(markdown),
    markdown,
    restsOn: sourcesOf(ctx.store, projectId),
  }
  const { extension, render } = documentFormats[format]
  return { fileName: documentFileName(slugFor(title, projectId), format), extension, pieces: render(source) }
}
