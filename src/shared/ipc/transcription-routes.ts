// The queue of things to transcribe.
import { z } from 'zod'
import { transcriberNameSchema } from '../speech/transcriber.ts'
import type { TranscriptionEntry } from '../speech/transcription-entry.ts'
import { transcriptionPurposeSchema, type TranscriptionJob } from '../speech/transcription-job.ts'
import { idSchema, ofSession, route } from './route.ts'

const job = z.object({ jobId: idSchema })

export const transcriptionRoutes = {
  /** Of a project, of a session or of all; newest first, the newest 500. */
  'transcription.jobs': route<TranscriptionJob[]>()(
    z.object({ projectId: idSchema.optional(), sessionId: idSchema.optional() }),
  ),
  /**
   * What runs and waits, of every project, in the order it will be; then what failed and what is done of this one, newest
   * first. The first 500.
   */
  'transcription.activity': route<TranscriptionEntry[]>()(z.object({ projectId: idSchema })),
  /**
   * `purpose` absent: `first` while no turn of the recording has words, else `again`. `engine`, `model` absent: those of
   * the settings. A job that is waiting for the session already is answered instead of a second.
   */
  'transcription.enqueue': route<TranscriptionJob>()(
    ofSession.extend({
      purpose: transcriptionPurposeSchema.optional(),
      engine: transcriberNameSchema.optional(),
      model: z.string().max(200).optional(),
    }),
  ),
  /** Stops it for good; what is written down stays. */
  'transcription.cancel': route<TranscriptionJob>()(job),
  /** A failed job goes on where it was; a waiting one is tried now. */
  'transcription.retry': route<TranscriptionJob>()(job),
  /** Before the others that wait; the one that runs goes on. */
  'transcription.next': route<TranscriptionJob>()(job),
  /** What the author looks at now: it is transcribed before the others. null = nothing. */
  'transcription.look': route<null>()(z.object({ sessionId: idSchema.nullable() })),
} as const
