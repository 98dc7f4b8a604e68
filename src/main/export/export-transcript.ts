// Everything said in a project as one file: Markdown to read, or JSON that imports again.
import { join } from 'node:path'
import { StudioError } from '../../shared/errors.ts'
import {
  transcriptFileName,
  transcriptFormats,
  type TranscriptFormatName,
} from '../../shared/export/formats.ts'
import { slugFor } from '../../shared/export/slug.ts'
import type { ExportResult } from '../../shared/ipc/views.ts'
import type { ServiceContext } from '../context.ts'
import { requireProject } from '../store/queries/projects.ts'
import { getTranscriptForProject } from '../store/queries/transcript.ts'
import { saveWhereAsked, type SaveFilePort } from './export-document.ts'
import { itemsWithVersions, shownItems } from './items-with-versions.ts'
import { writeNewFile } from './write-new-file.ts'

/** Asks where, then writes. Throws NOT_FOUND (project, or nothing was said yet), EXPORT_FAILED, DISK_FULL. */
export async function exportTranscript(
  ctx: ServiceContext,
  ports: SaveFilePort,
  projectId: string,
  format: TranscriptFormatName,
  withStruck = false,
): Promise<ExportResult> {
  return saveWhereAsked(ports, 'Export transcript', prepareTranscript(ctx, projectId, format, withStruck))
}

/** Writes `<slug>-transcript-<date>.<format>` into `directory` and returns its path. Throws as `exportTranscript`. */
export async function exportTranscriptTo(
  ctx: ServiceContext,
  projectId: string,
  directory: string,
  format: TranscriptFormatName,
): Promise<string> {
  const { fileName, pieces } = prepareTranscript(ctx, projectId, format, false)
  return writeNewFile(join(directory, fileName), pieces)
}

function prepareTranscript(
  ctx: ServiceContext,
  projectId: string,
  format: TranscriptFormatName,
  withStruck: boolean,
) {
  const { title, contentType } = requireProject(ctx.store, projectId)
  const sessions = getTranscriptForProject(ctx.store, projectId).map(({ session, items }) => ({
    session,
    items: format === 'json' ? itemsWithVersions(ctx.store, session.id) : shownItems(items, withStruck),
  }))
  if (sessions.length === 0) {
    throw new StudioError(
      'NOT_FOUND',
      'Nothing has been said in this project yet, so there is no transcript to export.',
    )
  }
  const exportedAt = ctx.now()
  const { extension, render } = transcriptFormats[format]
  const fileName = transcriptFileName(slugFor(title, projectId), exportedAt, format)
  return { fileName, extension, pieces: render({ title, contentType, exportedAt, sessions }) }
}
