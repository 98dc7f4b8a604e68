// Files of sound as one session: rows first, then the page reads, turns into our own recording and sends, and each
// finished segment moves the row on. So whatever ends it, it goes on from what is on the disk.
import { StudioError } from '../../shared/errors.ts'
import type {
  AudioImportView,
  ChosenAudioFiles,
  OpenAudioImport,
} from '../../shared/ipc/audio-import-views.ts'
import type { ParsedInput } from '../../shared/ipc/contract.ts'
import type { AudioImport, AudioImportFile } from '../../shared/speech/audio-import.ts'
import type { ServiceContext } from '../context.ts'
import {
  listUnfinishedAudioImports,
  pauseRunningAudioImports,
  requireAudioImport,
  updateAudioImport,
  type AudioImportChanges,
} from '../store/queries/audio-imports.ts'
import { findProject, touchProject } from '../store/queries/projects.ts'
import { findSession, updateSession } from '../store/queries/sessions.ts'
import type { Store } from '../store/store.ts'
import { beginImport } from './begin-import.ts'
import { requireUnchanged } from './source-file.ts'
import { createSourceFiles, type SourceFiles } from './source-files.ts'
import { takeBackAll, takeBackFrom } from './take-back.ts'

export interface AudioImportPorts {
  /** Ends what is being written of the session's recording. */
  closeRecording(sessionId: string): Promise<void>
  /** The session is to be written down. */
  transcribe(sessionId: string): void
}

export class AudioImports {
  readonly #ctx: ServiceContext
  readonly #ports: AudioImportPorts
  readonly #sources: SourceFiles

  /** What was running when the studio ended rests from here on. */
  constructor(ctx: ServiceContext, ports: AudioImportPorts) {
    this.#ctx = ctx
    this.#ports = ports
    this.#sources = createSourceFiles(ctx.newId)
    this.pageGone()
  }

  choose(paths: readonly string[]): Promise<ChosenAudioFiles> {
    return this.#sources.choose(paths)
  }

  forget(fileIds: readonly string[]): void {
    this.#sources.forget(fileIds)
  }

  /** The file under that id, while the author's choice of it holds. */
  source(fileId: string): AudioImportFile | null {
    return this.#sources.find(fileId)
  }

  begin(input: ParsedInput<'audioImport.begin'>): AudioImportView {
    return viewOf(this.#ctx.store, beginImport(this.#ctx, this.#sources, input))
  }

  async open(importId: string): Promise<OpenAudioImport> {
    const { store } = this.#ctx
    const found = requireAudioImport(store, importId)
    refuseSecond(listUnfinishedAudioImports(store), importId)
    if (found.status === 'complete')
      throw new StudioError('CONFLICT', 'This import is complete already. Nothing was changed.')
    for (const file of found.files.slice(found.fileAt)) await requireUnchanged(file)
    const fileStartMs = lengthOf(found.files.slice(0, found.fileAt))
    await this.#ports.closeRecording(found.sessionId)
    await takeBackFrom(store, found.sessionId, fileStartMs + found.doneMs)
    const opened = this.#change(importId, { status: 'running' })
    const urls = opened.files.map((file, at) => (at < opened.fileAt ? null : this.#sources.admit(file).url))
    return { view: viewOf(store, opened), urls, fileStartMs }
  }

  kept({ importId, fileAt, doneMs }: ParsedInput<'audioImport.kept'>): void {
    const { doneMs: before } = this.#running(importId, fileAt)
    this.#change(importId, { doneMs: Math.max(before, doneMs) })
  }

  fileDone({ importId, fileAt, durationMs, broken }: ParsedInput<'audioImport.fileDone'>): void {
    const { files, error } = this.#running(importId, fileAt)
    this.#change(importId, {
      files: files.map((file, at) => (at === fileAt ? { ...file, durationMs } : file)),
      fileAt: fileAt + 1,
      doneMs: 0,
      error: [error, broken].filter((words) => words !== null).join('\n') || null,
    })
  }

  pause(importId: string): AudioImportView {
    const { store } = this.#ctx
    const { status } = requireAudioImport(store, importId)
    if (status === 'complete') return viewOf(store, requireAudioImport(store, importId))
    return viewOf(store, this.#change(importId, { status: 'paused' }))
  }

  async cancel(importId: string): Promise<void> {
    const { store, emit } = this.#ctx
    const found = requireAudioImport(store, importId)
    if (found.status === 'complete')
      throw new StudioError('CONFLICT', 'This import is complete already. Nothing was changed.')
    const projectId = findSession(store, found.sessionId)?.projectId ?? null
    await this.#ports.closeRecording(found.sessionId)
    await takeBackAll(store, found)
    emit('audioImport.changed', { importId, sessionId: found.sessionId })
    if (projectId !== null) emit('projects.changed', { projectId })
  }

  finish(importId: string): AudioImportView {
    const { store, now, emit } = this.#ctx
    const found = requireAudioImport(store, importId)
    if (found.fileAt < found.files.length) throw notAllIn()
    const session = store.transaction(() => {
      updateAudioImport(store, importId, { status: 'complete' }, now())
      const ended = updateSession(store, found.sessionId, { status: 'ended', endedAt: now() })
      if (ended.projectId !== null) touchProject(store, ended.projectId, now())
      return ended
    })
    emit('session.changed', { session })
    emit('audioImport.changed', { importId, sessionId: session.id })
    if (session.projectId !== null) emit('projects.changed', { projectId: session.projectId })
    if (lengthOf(found.files) > 0) this.#ports.transcribe(session.id)
    return viewOf(store, requireAudioImport(store, importId))
  }

  /** Without those of projects that the author has deleted. */
  list(): AudioImportView[] {
    const { store } = this.#ctx
    return listUnfinishedAudioImports(store)
      .map((of) => viewOf(store, of))
      .filter(({ projectId }) => projectId === null || findProject(store, projectId) !== null)
  }

  /** The page that read the files is gone: the import rests, to be gone on with. */
  pageGone(): void {
    const { store, now } = this.#ctx
    pauseRunningAudioImports(store, now())
  }

  #running(importId: string, fileAt: number): AudioImport {
    const found = requireAudioImport(this.#ctx.store, importId)
    if (found.status === 'running' && found.fileAt === fileAt) return found
    throw new StudioError('CONFLICT', 'This import is not at this file now. What came in is safe.')
  }

  #change(importId: string, changes: AudioImportChanges): AudioImport {
    const { store, now, emit } = this.#ctx
    const changed = updateAudioImport(store, importId, changes, now())
    emit('audioImport.changed', { importId, sessionId: changed.sessionId })
    return changed
  }
}

/** One at a time: two would only take the processor from each other. */
function refuseSecond(unfinished: readonly AudioImport[], importId: string): void {
  if (unfinished.every(({ id, status }) => id === importId || status !== 'running')) return
  throw new StudioError(
    'CONFLICT',
    'Another import is under way. Pause it or let it finish, then go on with this one. Nothing was lost.',
  )
}

function lengthOf(files: readonly AudioImportFile[]): number {
  return files.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)
}

function viewOf(store: Store, of: AudioImport): AudioImportView {
  const { id, sessionId, status, files, fileAt, doneMs, error } = of
  const projectId = findSession(store, sessionId)?.projectId ?? null
  return {
    ...{ importId: id, sessionId, projectId, status, fileAt, doneMs, error },
    files: files.map(({ name, bytes, durationMs }) => ({ name, bytes, durationMs })),
  }
}

function notAllIn(): StudioError {
  return new StudioError(
    'CONFLICT',
    'Some files are not in yet. What came in is safe; go on with the import.',
  )
}
