// The session as the service keeps it: what an update leaves out stays as it was.
import { z } from 'zod'

export type Session = Record<string, unknown>
type Refusal = { code: string; message: string; param: string }

const KNOWN = new Set(
  (
    'type model instructions output_modalities audio tools tool_choice parallel_tool_calls reasoning ' +
    'max_output_tokens truncation tracing prompt include'
  ).split(' '),
)

export interface TurnDetection {
  type: 'server_vad' | 'semantic_vad'
  silenceMs: number
  prefixMs: number
  threshold: number
  createsResponse: boolean
  interrupts: boolean
}

const turnDetection = z.object({
  type: z.enum(['server_vad', 'semantic_vad']),
  silence_duration_ms: z.number().optional(),
  prefix_padding_ms: z.number().optional(),
  threshold: z.number().optional(),
  create_response: z.boolean().nullish(),
  interrupt_response: z.boolean().nullish(),
})
const ofTurns = z.object({
  audio: z.object({ input: z.object({ turn_detection: turnDetection.nullish() }) }),
})

export function newSession(id: string, model: string): Session {
  return {
    type: 'realtime',
    object: 'realtime.session',
    id,
    model,
    expires_at: Math.floor(Date.now() / 1000) + 3600,
    output_modalities: ['audio'],
    instructions: '',
    tools: [],
    tool_choice: 'auto',
    max_output_tokens: 'inf',
    tracing: null,
    prompt: null,
    include: null,
    audio: {
      input: {
        format: { type: 'audio/pcm', rate: 24_000 },
        transcription: null,
        noise_reduction: null,
        turn_detection: {
          type: 'server_vad',
          threshold: 0.5,
          prefix_padding_ms: 300,
          silence_duration_ms: 500,
          create_response: true,
          interrupt_response: true,
        },
      },
      output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin', speed: 1 },
    },
  }
}

/** Why the whole update is refused, or null. */
export function refusalOf(session: Session, update: Session, hasSpoken: boolean): Refusal | null {
  if (update['type'] !== 'realtime')
    return refuse('missing_required_parameter', "Missing required parameter: 'session.type'.", 'session.type')
  const unknown = Object.keys(update).find((key) => !KNOWN.has(key))
  if (unknown !== undefined)
    return refuse('unknown_parameter', `Unknown parameter: 'session.${unknown}'.`, `session.${unknown}`)
  if (update['model'] !== undefined && update['model'] !== session['model'])
    return refuse('invalid_value', 'The model of a session cannot be changed.', 'session.model')
  const voice = voiceOf(update)
  if (hasSpoken && voice !== undefined && voice !== voiceOf(session))
    return refuse(
      'cannot_update_voice',
      'Cannot update a conversation’s voice if assistant audio is present.',
      'session.audio.output.voice',
    )
  return null
}

function refuse(code: string, message: string, param: string): Refusal {
  return { code, message, param }
}

const ofVoice = z.object({ audio: z.object({ output: z.object({ voice: z.unknown() }) }) })
function voiceOf(session: Session): unknown {
  return ofVoice.safeParse(session).data?.audio.output.voice
}

export function merge(session: Session, update: Session): Session {
  const merged: Session = { ...session }
  for (const [key, value] of Object.entries(update)) {
    const before = merged[key]
    merged[key] = isPlain(value) && isPlain(before) && sameKind(before, value) ? merge(before, value) : value
  }
  return merged
}

/** Another type of turn detection starts from nothing. */
function sameKind(before: Session, after: Session): boolean {
  return after['type'] === undefined || before['type'] === after['type']
}

function isPlain(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** null = nobody listens for turns. */
export function turnDetectionOf(session: Session, semanticSilenceMs: number): TurnDetection | null {
  const found = ofTurns.safeParse(session).data?.audio.input.turn_detection
  if (!found) return null
  return {
    type: found.type,
    silenceMs: found.type === 'server_vad' ? (found.silence_duration_ms ?? 500) : semanticSilenceMs,
    prefixMs: found.prefix_padding_ms ?? 300,
    threshold: found.threshold ?? 0.5,
    createsResponse: found.create_response ?? true,
    interrupts: found.interrupt_response ?? true,
  }
}

export function transcribes(session: Session): boolean {
  return ofTranscription.safeParse(session).success
}
const ofTranscription = z.object({
  audio: z.object({ input: z.object({ transcription: z.object({ model: z.string().optional() }) }) }),
})

export function speaks(session: Session): boolean {
  const modalities = session['output_modalities']
  return !Array.isArray(modalities) || modalities.includes('audio')
}
