// Reads what an event of the wire says was used. Responses outside the conversation count too: they are billed.
import { z } from 'zod'
import { noUsage } from './cost.ts'
import { TRANSCRIPTION_MODEL } from './session-config.ts'
import type { UsageEntry, UsageTotals } from './usage.ts'
import { wireId } from './wire-id.ts'

const count = z.number().int().nonnegative().max(1_000_000_000).nullish().catch(null)
const kinds = z.object({ text_tokens: count, audio_tokens: count })

const responseDone = z.object({
  type: z.literal('response.done'),
  response: z.object({
    id: wireId,
    usage: z.object({
      input_tokens: count,
      output_tokens: count,
      input_token_details: kinds
        .extend({ cached_tokens: count, cached_tokens_details: kinds.nullish().catch(null) })
        .nullish()
        .catch(null),
      output_token_details: kinds.nullish().catch(null),
    }),
  }),
})
const transcriptionUsage = z.object({
  input_tokens: count,
  output_tokens: count,
  input_token_details: kinds.nullish().catch(null),
  seconds: z.number().nonnegative().max(100_000).nullish().catch(null),
})
const transcribed = z.object({
  type: z.literal('conversation.item.input_audio_transcription.completed'),
  item_id: wireId,
  usage: transcriptionUsage,
})

type ResponseUsage = z.output<typeof responseDone>['response']['usage']
type TranscriptionUsage = z.output<typeof transcriptionUsage>

/** null when the event says nothing of use. Never throws. `model` is the session's; what transcribes is ours to know. */
export function usageOf(raw: unknown, model: string): UsageEntry | null {
  const response = responseDone.safeParse(raw)
  if (response.success) {
    const { id, usage } = response.data.response
    return { sourceId: id, kind: 'response', model, ...ofResponse(usage) }
  }
  const transcription = transcribed.safeParse(raw)
  if (!transcription.success) return null
  const { item_id: sourceId, usage } = transcription.data
  return { sourceId, kind: 'transcription', model: TRANSCRIPTION_MODEL, ...ofTranscription(usage) }
}

/** Of an answer to a whole file; null when it says nothing of use. Never throws. */
export function usageOfTranscription(usage: unknown): UsageTotals | null {
  const { data } = transcriptionUsage.safeParse(usage)
  if (data === undefined || (data.seconds == null && data.input_tokens == null)) return null
  return ofTranscription(data)
}

function ofResponse(usage: ResponseUsage): UsageTotals {
  const input = byKind(usage.input_tokens, usage.input_token_details, 'text')
  const output = byKind(usage.output_tokens, usage.output_token_details, 'text')
  const cached = byKind(
    usage.input_token_details?.cached_tokens,
    usage.input_token_details?.cached_tokens_details,
    'text',
  )
  return {
    inputTextTokens: input.text,
    inputAudioTokens: input.audio,
    cachedTextTokens: Math.min(cached.text, input.text),
    cachedAudioTokens: Math.min(cached.audio, input.audio),
    outputTextTokens: output.text,
    outputAudioTokens: output.audio,
    audioSeconds: 0,
  }
}

/** Counted by time or by tokens, never by both: it would be paid for twice. */
function ofTranscription(usage: TranscriptionUsage): UsageTotals {
  const { seconds } = usage
  if (seconds !== null && seconds !== undefined) return { ...noUsage, audioSeconds: seconds }
  const input = byKind(usage.input_tokens, usage.input_token_details, 'audio')
  return {
    ...noUsage,
    inputTextTokens: input.text,
    inputAudioTokens: input.audio,
    outputTextTokens: usage.output_tokens ?? 0,
  }
}

/** What the details do not tell apart counts as the `rest`, so that nothing that is billed goes missing. */
function byKind(
  total: number | null | undefined,
  details: z.output<typeof kinds> | null | undefined,
  rest: 'text' | 'audio',
): { text: number; audio: number } {
  const text = details?.text_tokens ?? 0
  const audio = details?.audio_tokens ?? 0
  const untold = Math.max(0, (total ?? 0) - text - audio)
  return rest === 'text' ? { text: text + untold, audio } : { text, audio: audio + untold }
}
