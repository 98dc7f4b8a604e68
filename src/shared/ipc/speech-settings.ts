// Of 'settings.save': what the author chose about recording and transcription. Absent = unchanged.
import { z } from 'zod'
import { transcriberNameSchema } from '../speech/transcriber.ts'

export const speechSettings = {
  /** Ids of models; empty = none. */
  liveModel: z.string().max(200).optional(),
  passModel: z.string().max(200).optional(),
  transcriber: transcriberNameSchema.optional(),
  transcriberCommand: z.string().max(4000).optional(),
  hostedTranscription: z.boolean().optional(),
  pauseOnBattery: z.boolean().optional(),
  /** Half a second to a minute; null = never by itself. */
  nextQuestionPauseMs: z.number().int().min(500).max(60_000).nullable().optional(),
  readAloud: z.boolean().optional(),
} as const
