// The import as the author meets it: choose a file, look at the preview, then import or cancel.
import { StudioError } from '../../shared/errors.ts'
import type { ImportPreview } from '../../shared/ipc/views.ts'
import type { ServiceContext } from '../context.ts'
import { commitImport, type ImportedInterview, type ImportTarget } from './commit-import.ts'
import { createPace, type Pace } from './pace.ts'
import { parseInterview, type ReadInterview } from './parse-interview.ts'
import type { ParsedInterview } from './parsed-interview.ts'

export interface OpenFilePort {
  /** Absolute path, or null when the author cancels. */
  openFile(options: {
    title: string
    filters: { name: string; extensions: string[] }[]
  }): Promise<string | null>
}

export interface ImportService {
  choose(): Promise<ImportPreview | null>
  /** `choose` for a path that is known. Throws IMPORT_FAILED, LIMIT_EXCEEDED, CANCELLED. */
  preview(path: string): Promise<ImportPreview>
  commit(importId: string, target: ImportTarget): Promise<ImportedInterview>
  cancel(importId: string): void
}

const MOST_STAGED = 3
const FILTERS = [
  { name: 'Interviews', extensions: ['txt', 'md', 'markdown', 'vtt', 'srt', 'csv', 'tsv', 'json'] },
  { name: 'All files', extensions: ['*'] },
]

export function createImportService(ctx: ServiceContext, ports: OpenFilePort): ImportService {
  /** Parsed and waiting for the author, oldest first. */
  const staged = new Map<string, ParsedInterview>()
  /** Being read or written. */
  const running = new Map<string, AbortController>()

  async function run<T>(importId: string, work: (pace: Pace) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    running.set(importId, controller)
    const report = (fraction: number) => ctx.emit('import.progress', { importId, fraction })
    try {
      return await work(createPace(controller.signal, report))
    } finally {
      running.delete(importId)
    }
  }

  async function preview(path: string): Promise<ImportPreview> {
    const importId = ctx.newId()
    const read = await run(importId, (pace) => parseInterview(path, pace))
    for (const oldest of staged.keys()) {
      if (staged.size >= MOST_STAGED) staged.delete(oldest)
    }
    staged.set(importId, read.interview)
    return previewOf(importId, read)
  }

  return {
    preview,
    async choose() {
      const path = await ports.openFile({ title: 'Import interview', filters: FILTERS })
      return path === null ? null : preview(path)
    },
    async commit(importId, target) {
      const interview = staged.get(importId)
      if (interview === undefined) throw notStaged()
      if (running.has(importId))
        throw new StudioError('CONFLICT', 'This interview is being imported already.')
      const imported = await run(importId, (pace) => commitImport(ctx, interview, target, pace))
      staged.delete(importId)
      return imported
    },
    cancel(importId) {
      running.get(importId)?.abort()
      staged.delete(importId)
    },
  }
}

function notStaged(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    'This import is not waiting any more. Nothing was imported; choose the file again.',
  )
}

function previewOf(importId: string, { source, interview }: ReadInterview): ImportPreview {
  const { speakers, turns, words, sample, warnings } = interview
  const title = interview.title ?? titleFromName(source.fileName)
  return {
    importId,
    fileName: source.fileName,
    format: source.format,
    title,
    speakers,
    turns,
    words,
    sample,
    warnings,
  }
}

/** `my_interview-2.txt` → `my interview 2`. */
export function titleFromName(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_\s-]+/g, ' ')
    .trim()
  if (name === '') return 'Imported interview'
  return (name.charAt(0).toLocaleUpperCase() + name.slice(1)).slice(0, 120)
}
