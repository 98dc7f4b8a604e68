// The queue of things to transcribe.
import type { ServiceContext } from '../../context.ts'
import { listTranscriptionActivity } from '../../store/queries/transcription-activity.ts'
import { listTranscriptionJobs } from '../../store/queries/transcription-jobs.ts'
import type { TranscriptionQueue } from '../../transcription/transcription-queue.ts'
import type { Handlers } from '../handlers.ts'

type TranscriptionRoutes = Extract<keyof Handlers, `transcription.${string}`>

export function transcriptionHandlers({ store }: ServiceContext, queue: TranscriptionQueue) {
  return {
    'transcription.jobs': (of) => listTranscriptionJobs(store, of),
    'transcription.activity': ({ projectId }) => listTranscriptionActivity(store, projectId),
    'transcription.enqueue': (request) => queue.enqueue(request),
    'transcription.cancel': ({ jobId }) => queue.cancel(jobId),
    'transcription.retry': ({ jobId }) => queue.retry(jobId),
    'transcription.next': ({ jobId }) => queue.next(jobId),
    'transcription.look': ({ sessionId }) => {
      queue.look(sessionId)
      return null
    },
  } satisfies Pick<Handlers, TranscriptionRoutes>
}
