// Import without a window: for `npm run demo -- --import FILE` and for tests.
import { basename } from 'node:path'
import type { ContentType } from '../../shared/project/project.ts'
import type { ServiceContext } from '../context.ts'
import { commitImport, type ImportedInterview } from './commit-import.ts'
import { titleFromName } from './import-interview.ts'
import { createPace, stretch } from './pace.ts'
import { parseInterview } from './parse-interview.ts'

export interface ImportFileOptions {
  path: string
  /** null = a new project. */
  projectId: string | null
  /** Absent = the title the file suggests. */
  title?: string
  contentType: ContentType
  /** Absent = the suggested author. */
  authorSpeakers?: string[]
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

export interface ImportedFile extends ImportedInterview {
  title: string
  authorSpeakers: string[]
  warnings: string[]
}

/** Throws StudioError as the import in the window does. */
export async function importInterviewFile(
  ctx: ServiceContext,
  options: ImportFileOptions,
): Promise<ImportedFile> {
  const pace = createPace(options.signal ?? new AbortController().signal, options.onProgress ?? (() => {}))
  const { interview } = await parseInterview(options.path, stretch(pace, 0, 0.5))
  const suggested = interview.speakers.filter(({ suggestedRole }) => suggestedRole === 'author')
  const authorSpeakers = options.authorSpeakers ?? suggested.map(({ name }) => name)
  const title = options.title ?? interview.title ?? titleFromName(basename(options.path))
  const { projectId, contentType } = options
  const target = { projectId, title, contentType, authorSpeakers }
  const imported = await commitImport(ctx, interview, target, stretch(pace, 0.5, 1))
  return { ...imported, title, authorSpeakers, warnings: interview.warnings }
}
