// The end of a spoken interview asks for a draft of what was said since the interviewer last asked for one.
import { countWords } from '../../shared/document/word-count.ts'
import { isSetup } from '../../shared/drafting/embedded/exchanges.ts'
import type { Session } from '../../shared/session/session.ts'
import { stageHasTool } from '../../shared/tools/tools-of-stage.ts'
import { INAUDIBLE } from '../../shared/transcript/item-fold.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import type { TranscriptItem } from '../../shared/transcript/item.ts'
import { callTool } from '../interview/call-tool.ts'
import type { InterviewDeps } from '../interview/interview-deps.ts'
import { listDraftJobs } from '../store/queries/draft-jobs.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { standingSources } from '../transcription/standing-items.ts'

/** As many anchors as the tool takes; the drafter reads the whole transcript anyway. */
const MAX_ANCHORS = 200

/** Returns the job's id, or null when nothing new was said. */
export function queueLastDraft(deps: InterviewDeps, session: Session): string | null {
  const { projectId } = session
  if (projectId === null || !stageHasTool(session.stage, 'queue_draft_update')) return null
  const waiting = undrafted(deps.store, session.id, projectId)
  const last = waiting.at(-1)
  if (last === undefined) return null
  const result = callTool(deps, session.id, `${last.itemId}:draft`, 'queue_draft_update', {
    projectId,
    urgency: 'soon',
    summary: `The end of the interview: ${waiting.length === 1 ? 'one passage' : `${waiting.length} passages`} since the last update.`,
    transcriptAnchors: waiting.slice(-MAX_ANCHORS).map(({ itemId }) => itemId),
  })
  return typeof result['jobId'] === 'string' ? result['jobId'] : null
}

/**
 * The author's words since the session's last request, in order, and those of before that no paragraph rests on:
 * transcripts come late, also after the draft they were meant for. Sound alone cannot be drafted from.
 */
function undrafted(store: Store, sessionId: string, projectId: string): TranscriptItem[] {
  const asked = listDraftJobs(store, projectId).filter((job) => job.sessionId === sessionId)
  const since = Math.max(-Infinity, ...asked.map(({ createdAt }) => createdAt))
  const used = new Set(standingSources(store, projectId).flatMap(({ itemIds }) => itemIds))
  return listItems(store, sessionId).filter((item) => {
    if (!isSpoken(item) || item.role !== 'user' || isSetup(item) || !hasWords(item)) return false
    if (item.struckAt != null) return false
    return item.createdAt > since || (!used.has(item.itemId) && saysSomething(item))
  })
}

/** Shorter answers may well have been left out on purpose. */
const FEW_WORDS = 4

function saysSomething({ text }: TranscriptItem): boolean {
  return countWords(text ?? '') > FEW_WORDS
}

function hasWords({ text }: TranscriptItem): boolean {
  return (text ?? '').trim() !== '' && text !== INAUDIBLE
}
