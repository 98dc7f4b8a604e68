// What a connection is told: the session's stage and project, as the rows have them now.
import type { Blueprint } from '../../shared/blueprint/blueprint.ts'
import type { SettingsView } from '../../shared/ipc/views.ts'
import { mayBeTold } from '../../shared/note/left-out.ts'
import type { Note, Todo } from '../../shared/note/note.ts'
import type { Project } from '../../shared/project/project.ts'
import type { WireSession } from '../../shared/realtime/client-event.ts'
import { keywordsOf } from '../../shared/realtime/keywords.ts'
import { buildSeeds } from '../../shared/realtime/reseed.ts'
import type { SeedItem } from '../../shared/realtime/seed.ts'
import { buildSession } from '../../shared/realtime/session-config.ts'
import type { Session } from '../../shared/session/session.ts'
import { getBlueprint } from '../store/queries/blueprint.ts'
import { findProject } from '../store/queries/projects.ts'
import { requireSession } from '../store/queries/sessions.ts'
import { listTodos } from '../store/queries/todos.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { notesOfTheBook } from '../transcription/standing-notes.ts'
import { stageOf } from '../tools/settle-stage.ts'
import { instructionsFor } from './instructions.ts'

export interface Talk {
  session: Session
  project: Project | null
  blueprint: Blueprint | null
  openTodos: Todo[]
  notes: Note[]
}

export type VoiceSettings = Pick<SettingsView, 'baseUrl' | 'realtimeModel' | 'voice' | 'language'>

/** Throws NOT_FOUND. */
export function talkOf(store: Store, sessionId: string): Talk {
  const stored = requireSession(store, sessionId)
  const session = { ...stored, stage: stageOf(store, stored) }
  const project = session.projectId === null ? null : findProject(store, session.projectId)
  if (project === null) return { session, project, blueprint: null, openTodos: [], notes: [] }
  return {
    session,
    project,
    blueprint: getBlueprint(store, project.id),
    openTodos: listTodos(store, project.id).filter((todo) => todo.status === 'open' && mayBeTold(todo)),
    notes: notesOfTheBook(store, project.id),
  }
}

/** `model` null = for a `session.update`, which must not name one. */
export function sessionOf(
  talk: Talk,
  settings: VoiceSettings,
  { model, withResponses }: { model: string | null; withResponses: boolean },
): WireSession {
  const { session, project, blueprint, notes } = talk
  const { voice, language } = settings
  return buildSession({
    stage: session.stage,
    model,
    voice,
    language,
    keywords: keywordsOf({ project, blueprint, notes }),
    instructions: instructionsFor({ stage: session.stage, project, blueprint, language }),
    withResponses,
  })
}

export function seedsOf(store: Store, talk: Talk, n: number): SeedItem[] {
  const { session, ...told } = talk
  // What is left out of the book is not talked about again.
  const items = listItems(store, session.id).filter(({ struckAt }) => struckAt == null)
  return buildSeeds({ ...told, items, sessionId: session.id, n })
}
