// The queue of things to transcribe.
import type { ServiceContext } from '../../context.ts'
import { listTranscriptionActivity } from '../../store/queries/transcription-activity.ts'
import { listTranscriptionJobs } from '../../store/queries/transcription-jobs.ts'
import { listUsageEntries } from '../../store/queries/usage-entries.ts'
import { costOfJob, type Pricing } from '../../transcription/bill-transcriber.ts'
import type { TranscriptionQueue } from '../../transcription/transcription-queue.ts'
import type { Handlers } from '../handlers.ts'

type TranscriptionRoutes = Extract<keyof Handlers, `transcription.${string}`>

export function transcriptionHandlers(
  { store }: ServiceContext,
  queue: TranscriptionQueue,
  pricing: () => Pricing,
) {
  return {
    'transcription.jobs': (of) => listTranscriptionJobs(store, of),
    'transcription.activity': ({ projectId }) => {
      const { prices } = pricing()
      return listTranscriptionActivity(store, projectId).map((entry) => {
        const { id, engine, sessionId } = entry.job
        if (engine !== 'hosted') return { ...entry, costUsd: null }
        return { ...entry, costUsd: costOfJob(listUsageEntries(store, sessionId), id, prices) }
      })
    },
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
