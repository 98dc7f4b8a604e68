// What was sent to a model for an update and what came, word for word: plain text, never rendered.
import { useEffect, useState, type ReactNode } from 'react'
import type { DraftJob } from '../../../shared/drafting/draft-job.ts'
import type { ModelRequestView } from '../../../shared/drafting/model-request.ts'
import { requestsOf } from '../../stores/draft-store.ts'
import { messageOf } from '../../stores/projection.ts'
import { LoadFailure } from './load-failure.tsx'
import { messageLabels, missingAnswer, requestFacts, requestTitle } from './request-words.ts'
import { SentText } from './sent-text.tsx'

export function ActivityRequests({ job }: { job: DraftJob }): ReactNode {
  const { requests, failure, again } = useRequests(job)
  if (requests === null) return <LoadFailure failure={failure} onRetry={again} />
  if (requests.length === 0) {
    return <p className="text-soft">Nothing was sent: no request to a model was made for this update.</p>
  }
  return (
    <div className="flex flex-col gap-6">
      <LoadFailure failure={failure} onRetry={again} />
      {requests.map((request) => (
        <OneRequest key={request.id} request={request} />
      ))}
    </div>
  )
}

function OneRequest({ request }: { request: ModelRequestView }): ReactNode {
  const title = requestTitle(request)
  const { prompt, answer, error } = request
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <div>
        <h3 className="font-medium">{title}</h3>
        <p className="text-sm break-words text-soft tabular-nums">{requestFacts(request)}</p>
        {error === null ? null : <p className="mt-1 text-sm break-words text-live">{error}</p>}
      </div>
      {prompt === null ? (
        <p className="text-sm text-soft">
          What was sent was removed to save space: it is kept for the newest updates only.
        </p>
      ) : (
        prompt.map(({ role, text }, index) => (
          <SentText key={`${index} ${role}`} label={messageLabels[role]} of={title} text={text} />
        ))
      )}
      {answer === null ? (
        <p className="text-sm text-soft">{missingAnswer(request)}</p>
      ) : (
        <SentText label="The answer, as it came" of={title} text={answer} />
      )}
    </section>
  )
}

/** Fetched again whenever the job has moved on. */
function useRequests(job: DraftJob) {
  const [requests, setRequests] = useState<ModelRequestView[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { id, status, attempts, outputTokens } = job
  useEffect(() => {
    let current = true
    requestsOf(id).then(
      (found) => {
        if (!current) return
        setRequests(found)
        setFailure(null)
      },
      (error: unknown) => {
        if (current) setFailure(messageOf(error))
      },
    )
    return () => {
      current = false
    }
  }, [id, status, attempts, outputTokens, attempt])
  return { requests, failure, again: () => setAttempt(attempt + 1) }
}
