// The end of a sitting: the last draft update, the final transcript, and the check that it is what the author saw.
import { countWords } from '../../shared/document/word-count.ts'
import type { InterviewSummary } from '../../shared/ipc/views.ts'
import type { Session } from '../../shared/session/session.ts'
import { compareReplay, replayStored, type ShownItem } from '../../shared/transcript/replay.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { INAUDIBLE } from '../../shared/transcript/item-fold.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import { latestDraftJob } from '../store/queries/draft-jobs.ts'
import { listNotes } from '../store/queries/notes.ts'
import { finalizeTranscript } from '../store/queries/project-transcripts.ts'
import { requireSession, updateSession } from '../store/queries/sessions.ts'
import { listTodos } from '../store/queries/todos.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { holdEvents } from '../tools/hold-events.ts'
import { settleStage } from '../tools/settle-stage.ts'
import type { InterviewDeps } from './interview-deps.ts'
import { queueAtEnd } from './queue-draft.ts'

/** What else happens when a session ends, in the same transaction; answers the last draft's job, if there is one. */
type AtEnd = (deps: InterviewDeps, session: Session) => string | null

/** Stopping again changes nothing and answers the same. Throws NOT_FOUND. */
export function stopInterview(
  deps: InterviewDeps,
  sessionId: string,
  shown: readonly ShownItem[],
  atEnd: AtEnd = queueAtEnd,
): InterviewSummary {
  const held = holdEvents(deps.emit)
  const { store } = deps
  const { session, draftJobId } = store.transaction(() => {
    const before = requireSession(store, sessionId)
    const ended =
      before.status === 'ended'
        ? { session: before, draftJobId: null }
        : end({ ...deps, emit: held.emit }, before, atEnd)
    finalizeTranscript(store, sessionId, deps.now())
    return ended
  })
  held.release()
  const items = listItems(store, sessionId)
  const { matches, differences } = compareReplay(shown, replayStored(items))
  if (!matches) deps.logReplay({ sessionId, differences })
  return {
    ...summarise(store, session, items),
    draftJobId: draftJobId ?? draftOf(store, session),
    replayMatches: matches,
  }
}

function end(
  deps: InterviewDeps,
  before: Session,
  atEnd: AtEnd,
): { session: Session; draftJobId: string | null } {
  const settled = settleStage(deps, before)
  const draftJobId = atEnd(deps, settled)
  const session = updateSession(deps.store, before.id, { status: 'ended', endedAt: deps.now() })
  deps.emit('session.changed', { session })
  return { session, draftJobId }
}

function summarise(store: Store, session: Session, items: readonly TranscriptItem[]) {
  const { id: sessionId, projectId } = session
  const ofSession = (row: { sessionId: string | null }) => row.sessionId === sessionId
  const said = items.filter((item) => isSpoken(item) && item.role === 'user' && item.text !== INAUDIBLE)
  return {
    sessionId,
    projectId,
    items: items.filter(isSpoken).length,
    words: said.reduce((words, { text }) => words + countWords(text ?? ''), 0),
    notes: projectId === null ? 0 : listNotes(store, projectId).filter(ofSession).length,
    todos: projectId === null ? 0 : listTodos(store, projectId).filter(ofSession).length,
  }
}

/** The update this sitting asked for earlier, while it is the project's latest. */
function draftOf(store: Store, session: Session): string | null {
  const latest = session.projectId === null ? null : latestDraftJob(store, session.projectId)
  return latest?.sessionId === session.id ? latest.id : null
}
