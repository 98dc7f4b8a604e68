// The steps of an import and what may follow what; pure, so that each step can be tested without a window.
import { StudioError } from '../../../shared/errors.ts'
import type { RequestInput } from '../../../shared/ipc/contract.ts'
import type { ImportPreview } from '../../../shared/ipc/views.ts'
import type { ContentType } from '../../../shared/project/project.ts'

export interface ImportForm {
  title: string
  contentType: ContentType
  /** Names of the speakers whose words become the manuscript. */
  authors: readonly string[]
  /** Into the project the import was opened from, or into a new one. */
  target: 'new' | 'current'
}

export type ImportStep =
  | { step: 'choosing' }
  | { step: 'failed'; message: string; line: number | null }
  | { step: 'preview'; preview: ImportPreview; form: ImportForm }
  | { step: 'committing'; preview: ImportPreview; form: ImportForm }

export function formFor(preview: ImportPreview, projectId: string | null): ImportForm {
  const suggested = preview.speakers.filter((speaker) => speaker.suggestedRole === 'author')
  return {
    title: preview.title,
    contentType: 'memoir',
    authors: suggested.map((speaker) => speaker.name),
    target: projectId === null ? 'new' : 'current',
  }
}

export function withAuthor(form: ImportForm, name: string, isAuthor: boolean): ImportForm {
  const others = form.authors.filter((author) => author !== name)
  return { ...form, authors: isAuthor ? [...others, name] : others }
}

/** What still stands in the way, in words; null = ready. */
export function importObstacle(form: ImportForm): string | null {
  if (form.authors.length === 0)
    return 'Say who the author is: at least one speaker’s words become the manuscript.'
  return null
}

export function commitInput(
  preview: ImportPreview,
  form: ImportForm,
  projectId: string | null,
): RequestInput<'import.commit'> {
  return {
    importId: preview.importId,
    projectId: form.target === 'current' ? projectId : null,
    title: form.title,
    contentType: form.contentType,
    authorSpeakers: [...form.authors],
  }
}

export function failedStep(error: unknown): ImportStep {
  const message = error instanceof Error ? error.message : 'The file could not be read.'
  const line = error instanceof StudioError ? error.data?.['line'] : undefined
  return { step: 'failed', message, line: typeof line === 'number' ? line : null }
}

/** The sample's turns are cut short by main; a cut one says so. */
export function sampleText(text: string): string {
  return /[\p{P}\p{S}]$/u.test(text.trimEnd()) ? text : `${text.trimEnd()}…`
}

export const formatLabels: Record<ImportPreview['format'], string> = {
  text: 'Text',
  markdown: 'Markdown',
  vtt: 'WebVTT subtitles',
  srt: 'SRT subtitles',
  csv: 'Table (CSV)',
  json: 'Studio transcript',
}
