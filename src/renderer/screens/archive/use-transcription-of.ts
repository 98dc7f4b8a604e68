import { useEffect, useState } from 'react'
import type { TranscriptionJob } from '../../../shared/speech/transcription-job.ts'
import { request, subscribe } from '../../bridge/client.ts'
import { showProblem } from '../../stores/toasts-store.ts'

/** The newest job of the sitting; null = there is none. */
export function useTranscriptionOf(sessionId: string): TranscriptionJob | null {
  const [job, setJob] = useState<TranscriptionJob | null>(null)
  useEffect(() => {
    let isOver = false
    request('transcription.jobs', { sessionId })
      .then((jobs) => void (isOver || setJob(jobs[0] ?? null)))
      .catch((error: unknown) => showProblem('What is written down could not be read', error))
    const stop = subscribe('transcription.changed', ({ job: changed }) => {
      if (changed.sessionId === sessionId) setJob(changed)
    })
    return () => {
      isOver = true
      stop()
    }
  }, [sessionId])
  return job
}
