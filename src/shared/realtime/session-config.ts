// The configuration of a Realtime session by stage, and the turn detection it has while the author holds or pauses.
import { z } from 'zod'
import type { Stage } from '../session/session.ts'
import { toolDefinitions } from '../tools/tools-of-stage.ts'
import type { WireSession } from './client-event.ts'

/** Billed apart from the session's own model. */
export const TRANSCRIPTION_MODEL = 'gpt-transcribe'
const MAX_OUTPUT_TOKENS = 4096
/** Past these the oldest turns are dropped down to the ratio; seeds and notes carry what they said. */
const TRUNCATION = {
  type: 'retention_ratio',
  retention_ratio: 0.8,
  token_limits: { post_instructions: 60_000 },
} as const

export interface SessionInput {
  stage: Stage
  /** null for a `session.update`, where it must not be named. */
  model: string | null
  voice: string
  /** BCP 47, or empty = as it is spoken. */
  language: string
  keywords: readonly string[]
  instructions: string
  /** false while seeds are put in: turns are heard, nobody answers. */
  withResponses: boolean
}

/**
 * Complete for a new call. Without a model, what cannot change in mid-session (voice, reasoning, truncation) is left
 * out, for left out it stays as it is; empty lists are left out too, for they would clear.
 */
export function buildSession(input: SessionInput): WireSession {
  const { stage, model, instructions } = input
  return {
    type: 'realtime',
    ...(model === null ? {} : { model, ...optionsOfModel(model) }),
    instructions,
    output_modalities: ['audio'],
    audio: audioOf(input),
    tools: toolDefinitions(stage),
    tool_choice: 'auto',
    max_output_tokens: MAX_OUTPUT_TOKENS,
  }
}

/** Reasoning and one call at a time are known to the second generation only, and only it has room for 60,000 tokens. */
function optionsOfModel(model: string): Record<string, unknown> {
  if (!/^gpt-realtime-2(?![0-9])/.test(model))
    return { truncation: { type: TRUNCATION.type, retention_ratio: TRUNCATION.retention_ratio } }
  return { parallel_tool_calls: false, reasoning: { effort: 'low' }, truncation: TRUNCATION }
}

function audioOf({ model, voice, language, keywords, withResponses }: SessionInput): Record<string, unknown> {
  const languages = languagesOf(language)
  return {
    input: {
      noise_reduction: { type: 'near_field' },
      transcription: {
        model: TRANSCRIPTION_MODEL,
        ...(languages.length === 0 ? {} : { languages }),
        ...(keywords.length === 0 ? {} : { keywords: [...keywords] }),
      },
      turn_detection: turnDetection(withResponses),
    },
    ...(model === null || voice === '' ? {} : { output: { voice } }),
  }
}

/** ISO 639-1, which is what the transcription takes: `en-GB` is `en`. */
function languagesOf(language: string): string[] {
  const primary = language.trim().toLowerCase().split('-')[0] ?? ''
  return /^[a-z]{2}$/.test(primary) ? [primary] : []
}

/** Low eagerness waits up to eight seconds for a sentence that is not finished: the author may think. */
const PATIENT = { type: 'semantic_vad', eagerness: 'low' } as const

function turnDetection(responds: boolean): Record<string, unknown> {
  return { ...PATIENT, create_response: responds, interrupt_response: responds }
}

/** Turns are heard, and nobody answers or is cut off. */
export function heldSession(session: WireSession): WireSession {
  return withTurnDetection({ ...detectionOf(session), create_response: false, interrupt_response: false })
}

/** The other way round: after seeds, after a hold, after a pause. */
export function answeringSession(session: WireSession): WireSession {
  return withTurnDetection({ ...detectionOf(session), create_response: true, interrupt_response: true })
}

/** Nothing is a turn. */
export function pausedSession(): WireSession {
  return withTurnDetection(null)
}

function withTurnDetection(detection: Record<string, unknown> | null): WireSession {
  return { type: 'realtime', audio: { input: { turn_detection: detection } } }
}

const detected = z.object({ audio: z.object({ input: z.object({ turn_detection: z.looseObject({}) }) }) })

function detectionOf(session: WireSession): Record<string, unknown> {
  const read = detected.safeParse(session)
  return read.success ? read.data.audio.input.turn_detection : PATIENT
}
