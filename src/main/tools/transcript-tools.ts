// Tools that point into the transcript.
import { createPointer } from '../projects/keep-notes.ts'
import { ownItem, ownProject } from './own-ids.ts'
import type { Tools } from './tool.ts'

export const transcriptTools: Tools<'record_transcript_pointer'> = {
  record_transcript_pointer(deps, scope, { projectId, itemId, label }) {
    ownProject(scope, projectId)
    const sessionId = ownItem(deps, scope, itemId)
    return { pointerId: createPointer(deps, { projectId, sessionId, itemId, label }).id }
  },
}
