// What the author is asked before sound is taken in; pure, so that it can be tested without a window.
import type { ChosenAudio } from '../../../shared/ipc/audio-import-views.ts'
import type { RequestInput } from '../../../shared/ipc/contract.ts'
import type { ContentType } from '../../../shared/project/project.ts'

export interface FormFile extends ChosenAudio {
  /** `reading` until the file has been looked into; null = only reading it to the end will tell. */
  durationMs: number | 'reading' | null
  /** Why it cannot be taken in; null = it can, as far as is known. */
  problem: string | null
}

export const NEW_PROJECT = ''

export interface AudioForm {
  files: readonly FormFile[]
  /** A project's id, or NEW_PROJECT. */
  target: string
  title: string
  contentType: ContentType
  speaks: 'author' | 'other'
  speaker: string
}

export function emptyForm(projectId: string | null): AudioForm {
  return {
    files: [],
    target: projectId ?? NEW_PROJECT,
    title: '',
    contentType: 'memoir',
    speaks: 'author',
    speaker: '',
  }
}

/** New ones come last; a title is proposed as long as there is none. */
export function withFiles(form: AudioForm, chosen: readonly ChosenAudio[]): AudioForm {
  const added = chosen.map((file): FormFile => ({ ...file, durationMs: 'reading', problem: null }))
  const files = [...form.files, ...added]
  const [first] = files
  return { ...form, files, title: form.title === '' && first ? titleFrom(first.name) : form.title }
}

export function withFile(form: AudioForm, fileId: string, known: Partial<FormFile>): AudioForm {
  return { ...form, files: form.files.map((file) => (file.fileId === fileId ? { ...file, ...known } : file)) }
}

export function withoutFile(form: AudioForm, fileId: string): AudioForm {
  return { ...form, files: form.files.filter((file) => file.fileId !== fileId) }
}

/** One place up (-1) or down (1). */
export function withMoved(form: AudioForm, fileId: string, by: -1 | 1): AudioForm {
  const from = form.files.findIndex((file) => file.fileId === fileId)
  const to = from + by
  const moved = form.files[from]
  if (moved === undefined || to < 0 || to >= form.files.length) return form
  const files = form.files.filter((file) => file !== moved)
  return { ...form, files: [...files.slice(0, to), moved, ...files.slice(to)] }
}

/** Those that can be taken in. */
export function goodFiles({ files }: AudioForm): FormFile[] {
  return files.filter(({ problem }) => problem === null)
}

/** What still stands in the way, in words; null = ready. */
export function audioObstacle(form: AudioForm): string | null {
  if (form.files.some(({ durationMs }) => durationMs === 'reading')) return 'The files are being looked into.'
  if (goodFiles(form).length === 0) return 'None of these files can be taken in.'
  if (form.speaks === 'other' && form.speaker.trim() === '') return 'Say who speaks.'
  return null
}

export function beginInput(form: AudioForm): RequestInput<'audioImport.begin'> {
  return {
    files: goodFiles(form).map(({ fileId, durationMs }) => ({
      fileId,
      durationMs: durationMs === 'reading' ? null : durationMs,
    })),
    projectId: form.target === NEW_PROJECT ? null : form.target,
    title: form.title,
    contentType: form.contentType,
    speaker: form.speaks === 'other' ? form.speaker.trim() : null,
  }
}

/** `tape_03-morning.mp3` → `Tape 03 morning`. */
function titleFrom(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[_\s-]+/g, ' ')
    .trim()
  return name === '' ? 'Recording' : (name.charAt(0).toLocaleUpperCase() + name.slice(1)).slice(0, 120)
}
