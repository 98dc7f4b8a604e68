// Writes a parsed interview to the store. Its sessions belong to no project until everything is there, so that an
// import is seen whole or not at all, also after a crash.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { StudioError } from '../../shared/errors.ts'
import type { ContentType } from '../../shared/project/project.ts'
import type { Session } from '../../shared/session/session.ts'
import type { ServiceContext } from '../context.ts'
import { insertNewProject, requireTitle } from '../projects/create-project.ts'
import { requireProject, touchProject } from '../store/queries/projects.ts'
import { insertSession, updateSession } from '../store/queries/sessions.ts'
import { projectTranscripts, sessions, transcriptItems } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { appendItems, type AppendedItems } from './append-items.ts'
import { keepVersions } from './keep-versions.ts'
import { createPace, type Pace } from './pace.ts'
import type { ParsedInterview, ParsedSession } from './parsed-interview.ts'

export interface ImportTarget {
  /** null = a new project with `title`. */
  projectId: string | null
  title: string
  contentType: ContentType
  authorSpeakers: readonly string[]
}

export interface ImportedInterview {
  projectId: string
  /** The first one, when the file held several. */
  sessionId: string
  items: number
}

interface WrittenSession extends AppendedItems {
  session: Session
}

/**
 * Throws INVALID_ARGUMENT (title, speakers), NOT_FOUND (project), CANCELLED, DISK_FULL. After a throw nothing of the
 * import is left.
 */
export async function commitImport(
  ctx: ServiceContext,
  interview: ParsedInterview,
  target: ImportTarget,
  pace: Pace,
): Promise<ImportedInterview> {
  checkTarget(ctx.store, interview, target)
  const written: WrittenSession[] = []
  const begun: string[] = []
  try {
    const total = interview.sessions.reduce((sum, { itemCount }) => sum + itemCount, 0)
    let done = 0
    for (const parsed of interview.sessions) {
      const session = beginSession(ctx, parsed, interview.title)
      begun.push(session.id)
      const items = parsed.items(new Set(target.authorSpeakers), { newId: ctx.newId, createdAt: ctx.now() })
      const appended = await appendItems(ctx.store, session.id, items, pace, (count) =>
        pace.report(((done + count) / total) * 0.99),
      )
      await keepVersions(ctx.store, session.id, parsed.kept ?? [], pace)
      done += appended.itemCount
      written.push({ session, ...appended })
    }
    const projectId = ctx.store.transaction(() => showImport(ctx, written, target))
    pace.report(1)
    return tell(ctx, projectId, written)
  } catch (error) {
    await removeSessions(ctx.store, begun)
    throw error
  }
}

function checkTarget(store: Store, { speakers }: ParsedInterview, target: ImportTarget): void {
  if (target.projectId === null) requireTitle(target.title)
  else requireProject(store, target.projectId)
  const names = new Set(speakers.map(({ name }) => name))
  const unknown = target.authorSpeakers.find((name) => !names.has(name))
  if (unknown === undefined && target.authorSpeakers.length > 0) return
  const known = [...names].slice(0, 20).join(', ')
  const what =
    unknown === undefined ? 'No speaker is chosen as the author' : `Nobody is called "${unknown}" here`
  throw new StudioError('INVALID_ARGUMENT', `${what}, so nothing was imported. The speakers are: ${known}.`)
}

function beginSession(ctx: ServiceContext, { times }: ParsedSession, title: string | null): Session {
  const now = ctx.now()
  const session: Session = {
    id: ctx.newId(),
    projectId: null,
    kind: 'imported',
    stage: 'ghostwriting',
    status: 'ended',
    startedAt: times?.startedAt ?? now,
    endedAt: times === null ? now : (times.endedAt ?? now),
  }
  insertSession(ctx.store, { ...session, title: title?.slice(0, 300) ?? null })
  return session
}

/** The one step that makes the import visible. */
function showImport(ctx: ServiceContext, written: readonly WrittenSession[], target: ImportTarget): string {
  const { store } = ctx
  const now = ctx.now()
  const projectId =
    target.projectId === null ? insertNewProject(ctx, target).id : requireProject(store, target.projectId).id
  for (const { session, itemCount, snapshot, sha256 } of written) {
    updateSession(store, session.id, { projectId })
    // Bound as bytes: as a string it would be copied and encoded whole while the window waits.
    const text = sql<string>`CAST(${snapshot} AS TEXT)`
    const row = { projectId, sessionId: session.id, itemCount, finalizedAt: now, snapshot: text, sha256 }
    store.db.insert(projectTranscripts).values(row).run()
  }
  touchProject(store, projectId, now)
  return projectId
}

function tell(
  { emit }: ServiceContext,
  projectId: string,
  written: readonly WrittenSession[],
): ImportedInterview {
  const [first] = written
  if (first === undefined) throw new Error('An interview without a session was committed')
  for (const { session } of written) {
    emit('session.changed', { session: { ...session, projectId } })
    // The items may be many; whoever shows the session asks for them.
    emit('transcript.changed', { projectId, sessionId: session.id, items: [] })
  }
  emit('projects.changed', { projectId })
  const items = written.reduce((sum, { itemCount }) => sum + itemCount, 0)
  return { projectId, sessionId: first.session.id, items }
}

const DELETED_AT_ONCE = 2000

/** Removes sessions that no project shows yet. On a full disk they stay unseen until the next start. */
async function removeSessions(store: Store, ids: readonly string[]): Promise<void> {
  const pace = createPace(new AbortController().signal, () => {})
  try {
    for (const id of ids) {
      const some = sql`rowid IN (SELECT rowid FROM transcript_items WHERE session_id = ${id} LIMIT ${DELETED_AT_ONCE})`
      while (store.transaction(() => store.db.delete(transcriptItems).where(some).run()).changes > 0) {
        await pace.breathe()
      }
      const unseen = and(eq(sessions.id, id), isNull(sessions.projectId))
      store.transaction(() => store.db.delete(sessions).where(unseen).run())
    }
  } catch (error) {
    if (!(error instanceof StudioError && error.code === 'DISK_FULL')) throw error
  }
}

/** At start: removes what a crash in the midst of an import left unseen. Returns how many sessions. */
export function removeUnfinishedImports(store: Store): number {
  const unfinished = and(eq(sessions.kind, 'imported'), isNull(sessions.projectId))
  return store.transaction(() => store.db.delete(sessions).where(unfinished).run()).changes
}
