// The rows of an import: a project where one is wanted, a session, and what is to be taken in. Nothing is read yet.
import { StudioError } from '../../shared/errors.ts'
import type { ParsedInput } from '../../shared/ipc/contract.ts'
import type { Session } from '../../shared/session/session.ts'
import type { AudioImport, AudioImportFile } from '../../shared/speech/audio-import.ts'
import type { ServiceContext } from '../context.ts'
import { insertNewProject, requireTitle } from '../projects/create-project.ts'
import { insertAudioImport } from '../store/queries/audio-imports.ts'
import { requireProject } from '../store/queries/projects.ts'
import { insertSession } from '../store/queries/sessions.ts'
import type { SourceFiles } from './source-files.ts'

type BeginInput = ParsedInput<'audioImport.begin'>

/** Throws NOT_FOUND (file, project), INVALID_ARGUMENT (title). */
export function beginImport(ctx: ServiceContext, sources: SourceFiles, input: BeginInput): AudioImport {
  const { store, emit } = ctx
  const files = input.files.map(({ fileId, durationMs }): AudioImportFile => {
    const file = sources.find(fileId)
    if (file === null) throw notChosen()
    return { ...file, durationMs }
  })
  if (input.projectId === null) requireTitle(input.title)
  else requireProject(store, input.projectId)
  const { row, session } = store.transaction(() => insertRows(ctx, files, input))
  sources.forget(input.files.map(({ fileId }) => fileId))
  emit('session.changed', { session })
  if (session.projectId !== null) emit('projects.changed', { projectId: session.projectId })
  return row
}

function insertRows(ctx: ServiceContext, files: AudioImportFile[], input: BeginInput) {
  const { store, newId } = ctx
  const at = ctx.now()
  const projectId = input.projectId ?? insertNewProject(ctx, input).id
  // Not live: nobody is speaking, and an interview may go on beside it.
  const session: Session = {
    ...{ id: newId(), projectId, kind: 'recording', stage: 'ghostwriting', status: 'paused' },
    ...{ startedAt: at, endedAt: null },
  }
  const title = files.map(({ name }) => name).join(', ')
  insertSession(store, { ...session, title: title.slice(0, 300) })
  const row: AudioImport = {
    ...{ id: newId(), sessionId: session.id, status: 'paused', files, fileAt: 0, doneMs: 0 },
    ...{ speaker: input.speaker, madeProject: input.projectId === null, error: null },
    ...{ createdAt: at, updatedAt: at },
  }
  insertAudioImport(store, row)
  return { row, session }
}

function notChosen(): StudioError {
  return new StudioError(
    'NOT_FOUND',
    'A file is not chosen any more. Nothing was imported; choose the files again.',
  )
}
