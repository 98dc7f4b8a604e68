// Words that have just been written down are brought into the manuscript: one update is asked for when a job is done.
import type { DraftRequest } from '../../shared/drafting/draft-job.ts'
import type { Session } from '../../shared/session/session.ts'
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import { stageHasTool } from '../../shared/tools/tools-of-stage.ts'
import type { ServiceContext } from '../context.ts'
import { changedItems } from '../drafting/changed-items.ts'
import { findProject } from '../store/queries/projects.ts'
import { listItemsOfJob } from '../store/queries/item-versions.ts'
import { listItems } from '../store/queries/transcript.ts'
import { standingSources } from './standing-items.ts'

export interface DraftAfterwards {
  enqueueDraft(request: DraftRequest): unknown
}

/** As many anchors as a request takes; the drafter reads the whole transcript anyway. */
const MAX_ANCHORS = 200

/** Nothing while the session is going on: its end asks by itself. Runs in the transaction that completes the job. */
export function queueDraftOfWords(
  { store }: ServiceContext,
  { enqueueDraft }: DraftAfterwards,
  session: Session,
  job: TranscriptionJob,
): void {
  const { projectId, id: sessionId } = session
  if (projectId === null || session.status === 'live' || findProject(store, projectId) === null) return
  if (!stageHasTool(session.stage, 'queue_draft_update')) return
  const ofJob = listItemsOfJob(store, sessionId, job.id)
  const used = new Set(standingSources(store, projectId).flatMap(({ itemIds }) => itemIds))
  const changed = new Set(changedItems(store, projectId).items.map(({ itemId }) => itemId))
  const anchors = listItems(store, sessionId)
    .filter(({ itemId, struckAt }) => ofJob.has(itemId) && struckAt == null)
    .map(({ itemId }) => itemId)
    .filter((itemId) => !used.has(itemId) || changed.has(itemId))
  if (anchors.length === 0) return
  enqueueDraft({
    ...{ projectId, sessionId, urgency: 'routine' },
    summary:
      job.purpose === 'first'
        ? `A recording was written down: ${anchors.length === 1 ? 'one passage' : `${anchors.length} passages`}.`
        : `A recording was heard again: ${anchors.length === 1 ? 'one passage reads' : `${anchors.length} passages read`} otherwise now.`,
    transcriptAnchors: anchors.slice(0, MAX_ANCHORS),
  })
}
