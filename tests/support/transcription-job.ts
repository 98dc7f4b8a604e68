// A transcription job for tests that care about a few of its fields.
import type { TranscriptionJob } from '../../src/shared/speech/transcription-job.ts'

export function transcriptionJob(changes: Partial<TranscriptionJob> = {}): TranscriptionJob {
  return {
    ...{ id: 'j', sessionId: 's', purpose: 'first', status: 'queued', engine: 'local', model: null },
    ...{ priority: 0, attempts: 0, doneMs: 0, totalMs: 1000, createdAt: 0, startedAt: null },
    ...{ completedAt: null, durationMs: null, nextAttemptAt: null, waitReason: null, error: null },
    cancelledAt: null,
    ...changes,
  }
}
