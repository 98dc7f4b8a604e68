// When a draft is done the interviewer hears of it, so that it speaks of what is in the document and of nothing else.
import type { SessionPorts } from './session-ports.ts'

/** Jobs that were told of; more than any session makes in the time that matters. */
const MOST_TOLD = 500

export function followDrafts(
  ports: Pick<SessionPorts, 'subscribe'>,
  projectId: () => string | null,
  tell: (text: string) => void,
): () => void {
  const told = new Set<string>()
  return ports.subscribe('draft.changed', ({ projectId: of, job }) => {
    if (of !== projectId() || told.has(`${job.id} ${job.status}`)) return
    if (job.status !== 'complete' && job.status !== 'error') return
    told.add(`${job.id} ${job.status}`)
    if (told.size > MOST_TOLD) told.delete([...told][0] ?? '')
    tell(
      job.status === 'complete'
        ? `The manuscript was just brought up to date. ${job.generatedSummary ?? ''}`.trim()
        : 'A draft update failed. The manuscript is as it was; the author sees a button to try again.',
    )
  })
}
