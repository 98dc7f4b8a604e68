// Tools that ask for drafting. None edits the document: that is the drafter's work, in the background.
import { ownItems, ownProject } from './own-ids.ts'
import type { Tools } from './tool.ts'

export const draftTools: Tools<'queue_draft_update'> = {
  queue_draft_update(deps, scope, { projectId, urgency, summary, transcriptAnchors, activeSection }) {
    ownProject(scope, projectId)
    ownItems(deps, scope, transcriptAnchors)
    const { outcome, throttled, job } = deps.enqueueDraft({
      projectId,
      sessionId: scope.session.id,
      urgency,
      summary,
      transcriptAnchors,
      activeSection,
    })
    return { outcome, throttled, jobId: job.id, status: job.status }
  },
}
