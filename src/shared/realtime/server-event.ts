// The edge of the wire: a server event goes in, the studio's own event comes out. snake_case stops here.
import { z } from 'zod'
import type { ResponseStatus, TranscriptEvent } from '../transcript/event.ts'
import { millis, wireId, wirePrevious } from './wire-id.ts'
import { detailsOf, wireItem } from './wire-item.ts'

const index = z.number().int().nonnegative().max(10_000).catch(0)
const ofItem = z.object({ item_id: wireId })
const ofPart = ofItem.extend({ content_index: index })
const ofResponse = z.object({ response_id: wireId })
const outputPart = ofPart.extend({ response_id: wireId.nullish() })

const conversationItem = z.object({ item: wireItem, previous_item_id: wirePrevious })
const outputItem = z.object({ item: wireItem, response_id: wireId.nullish() })
const response = z.object({
  response: z.object({
    id: wireId,
    status: z.enum(['in_progress', 'completed', 'cancelled', 'incomplete', 'failed']).nullish(),
    conversation_id: z.string().nullish(),
    // One item that cannot be read must not silence its neighbours.
    output: z.array(wireItem.nullable().catch(null)).nullish().catch(null),
  }),
})

/** A known type: its shape and what it means. */
interface Reading {
  read(raw: unknown): TranscriptEvent | null | undefined
}
/** `read` gives undefined when the shape is wrong, null when the event says nothing to the transcript. */
function reading<S extends z.ZodType>(
  schema: S,
  mean: (event: z.output<S>) => TranscriptEvent | null,
): Reading {
  return {
    read(raw) {
      const parsed = schema.safeParse(raw)
      return parsed.success ? mean(parsed.data) : undefined
    },
  }
}

const placed = reading(conversationItem, (e) => ({
  type: 'item',
  details: detailsOf(e.item),
  ...(e.previous_item_id === undefined ? {} : { previousItemId: e.previous_item_id }),
  responseId: null,
}))
const produced = reading(outputItem, (e) => ({
  type: 'item',
  details: detailsOf(e.item),
  responseId: e.response_id ?? null,
}))
const generated = reading(outputPart.extend({ delta: z.string() }), (e) =>
  e.delta === '' ? null : { ...partOf(e), type: 'delta', text: e.delta, side: 'output' },
)
const playback = (state: 'started' | 'cleared'): Reading =>
  reading(ofResponse, (e) => ({ type: 'playback', responseId: e.response_id, state }))
const responseState = (fallback: ResponseStatus): Reading =>
  reading(response, ({ response: r }) => ({
    type: 'response',
    responseId: r.id,
    status: r.status ?? fallback,
    outOfBand: r.conversation_id === null,
    items: (r.output ?? []).flatMap((item) => (item === null ? [] : [detailsOf(item)])),
  }))

function partOf(e: { item_id: string; content_index: number; response_id?: string | null | undefined }) {
  return { itemId: e.item_id, index: e.content_index, responseId: e.response_id ?? null }
}
function finalText(e: z.output<typeof outputPart>, text: string | null | undefined): TranscriptEvent | null {
  return text ? { ...partOf(e), type: 'text', text, side: 'output' } : null
}

const readings = new Map<string, Reading>([
  ['session.created', reading(z.object({}), () => ({ type: 'connected' }))],
  [
    'input_audio_buffer.speech_started',
    reading(ofItem.extend({ audio_start_ms: millis.nullish() }), (e) => ({
      type: 'speech',
      itemId: e.item_id,
      startMs: e.audio_start_ms ?? null,
      endMs: null,
    })),
  ],
  [
    'input_audio_buffer.speech_stopped',
    reading(ofItem.extend({ audio_end_ms: millis.nullish() }), (e) => ({
      type: 'speech',
      itemId: e.item_id,
      startMs: null,
      endMs: e.audio_end_ms ?? null,
    })),
  ],
  [
    'input_audio_buffer.committed',
    reading(ofItem.extend({ previous_item_id: wirePrevious }), (e) => ({
      type: 'committed',
      itemId: e.item_id,
      ...(e.previous_item_id === undefined ? {} : { previousItemId: e.previous_item_id }),
    })),
  ],
  ['conversation.item.added', placed],
  ['conversation.item.done', placed],
  ['conversation.item.deleted', reading(ofItem, (e) => ({ type: 'deleted', itemId: e.item_id }))],
  [
    'conversation.item.truncated',
    reading(ofItem.extend({ audio_end_ms: millis.nullish() }), (e) => ({
      type: 'truncated',
      itemId: e.item_id,
      heardMs: e.audio_end_ms ?? null,
    })),
  ],
  [
    'conversation.item.input_audio_transcription.delta',
    reading(ofPart.extend({ delta: z.string().nullish() }), (e) =>
      e.delta ? { ...partOf(e), type: 'delta', text: e.delta, side: 'input' } : null,
    ),
  ],
  [
    'conversation.item.input_audio_transcription.completed',
    // An empty transcript is a fact here: the author was silent.
    reading(ofPart.extend({ transcript: z.string().nullable() }), (e) =>
      e.transcript === null ? null : { ...partOf(e), type: 'text', text: e.transcript, side: 'input' },
    ),
  ],
  [
    'conversation.item.input_audio_transcription.failed',
    reading(ofItem, (e) => ({ type: 'inaudible', itemId: e.item_id })),
  ],
  ['response.created', responseState('in_progress')],
  ['response.done', responseState('completed')],
  ['response.output_item.added', produced],
  ['response.output_item.done', produced],
  [
    'response.content_part.done',
    reading(
      outputPart.extend({ part: z.object({ text: z.string().nullish(), transcript: z.string().nullish() }) }),
      (e) => finalText(e, e.part.text || e.part.transcript),
    ),
  ],
  ['response.output_text.delta', generated],
  ['response.output_audio_transcript.delta', generated],
  [
    'response.output_text.done',
    reading(outputPart.extend({ text: z.string().nullish() }), (e) => finalText(e, e.text)),
  ],
  [
    'response.output_audio_transcript.done',
    reading(outputPart.extend({ transcript: z.string().nullish() }), (e) => finalText(e, e.transcript)),
  ],
  ['output_audio_buffer.started', playback('started')],
  ['output_audio_buffer.cleared', playback('cleared')],
  // Ours, written into the same log so that it replays whole.
  [
    'studio.seeded',
    reading(z.object({ item_ids: z.array(wireId).max(10_000) }), (e) => ({
      type: 'seeded',
      itemIds: e.item_ids,
    })),
  ],
  // Where on the recording clock an item is heard.
  [
    'studio.spoken',
    reading(ofItem.extend({ start_ms: millis.nullable(), end_ms: millis.nullable() }), (e) => ({
      type: 'speech',
      itemId: e.item_id,
      startMs: e.start_ms,
      endMs: e.end_ms,
    })),
  ],
  ['studio.pruned', reading(ofItem, (e) => ({ type: 'pruned', itemId: e.item_id }))],
])

export type WireReading =
  | { kind: 'event'; eventId: string | null; event: TranscriptEvent }
  /** An unknown type, or one that does not concern the transcript. */
  | { kind: 'ignored' }
  /** A known type of the wrong shape: log it, and go on. */
  | { kind: 'refused'; reason: string }

const envelope = z.object({
  type: z.string().max(200),
  event_id: z.string().min(1).max(200).nullish().catch(null),
})

/** Reads one event of the wire (or of the log). Never throws. */
export function readServerEvent(raw: unknown): WireReading {
  if (namesPrototype(raw, 0)) return { kind: 'refused', reason: 'names __proto__' }
  const head = envelope.safeParse(raw)
  if (!head.success) return { kind: 'refused', reason: 'not an event' }
  const known = readings.get(head.data.type)
  if (known === undefined) return { kind: 'ignored' }
  const event = known.read(raw)
  if (event === undefined) return { kind: 'refused', reason: `wrong shape of ${head.data.type}` }
  if (event === null) return { kind: 'ignored' }
  return { kind: 'event', eventId: head.data.event_id ?? null, event }
}

const MAX_DEPTH = 40

/** JSON may carry `__proto__` as an own key; no honest event does. Nothing honest nests this deep either. */
function namesPrototype(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth > MAX_DEPTH) return true
  if (Object.hasOwn(value, '__proto__')) return true
  return Object.values(value).some((inner) => namesPrototype(inner, depth + 1))
}
