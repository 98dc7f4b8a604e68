// A draft job for tests that care about a few of its fields.
import { untouchedJob, type DraftJob } from '../../src/shared/drafting/draft-job.ts'

export function draftJob(changes: Partial<DraftJob> = {}): DraftJob {
  return {
    ...untouchedJob,
    id: 'j',
    projectId: 'p',
    sessionId: null,
    urgency: 'soon',
    summary: [],
    transcriptAnchors: [],
    activeSection: null,
    createdAt: 0,
    ...changes,
  }
}
