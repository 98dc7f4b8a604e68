// Who turns sound into words: the engine on this computer, a program of the author's, or a service.
import { z } from 'zod'

export const transcriberNames = ['local', 'command', 'hosted'] as const
export const transcriberNameSchema = z.enum(transcriberNames)
export type TranscriberName = z.infer<typeof transcriberNameSchema>

/** What every engine is given: mono, between -1 and 1. */
export const SPEECH_RATE = 16_000
