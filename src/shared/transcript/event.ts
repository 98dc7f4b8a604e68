// What the transcript is made of: events in the studio's own words, each with its place in the log.
// The wire becomes these in src/shared/realtime; guided and imported sessions make them directly.
import type { TranscriptItemInput } from './item.ts'

/** One event of a session's log. */
export interface StampedEvent {
  /** Its place in the log; unique within a session. The transcript depends on this, never on arrival. */
  seq: number
  /** When it was received, milliseconds since the epoch. */
  at: number
  /** The sender's id of the event, where it has one: the same event may be delivered twice. */
  eventId: string | null
  event: TranscriptEvent
}

/** What an item said about itself in one event. */
export interface ItemDetails {
  itemId: string
  role: TranscriptItemInput['role']
  type: TranscriptItemInput['type']
  status: TranscriptItemInput['status'] | null
  /** Texts of its content parts; a part without text says nothing, also not that it is empty. */
  parts: { index: number; text: string }[]
  /** Kept with the item: call id, name, arguments, output. */
  payload: Record<string, unknown> | null
}

export type ResponseStatus = 'in_progress' | 'completed' | 'cancelled' | 'incomplete' | 'failed'

/** `input` is what the author said, `output` what the interviewer generated. */
export type TextSide = 'input' | 'output'

export type TranscriptEvent =
  /** A connection begins: what follows is a conversation of its own, after all that came before. */
  | { type: 'connected' }
  /** `previousItemId`: null = first, absent = says nothing about the place. */
  | { type: 'item'; details: ItemDetails; previousItemId?: string | null; responseId: string | null }
  | { type: 'committed'; itemId: string; previousItemId?: string | null }
  | { type: 'delta'; itemId: string; index: number; text: string; side: TextSide; responseId: string | null }
  | { type: 'text'; itemId: string; index: number; text: string; side: TextSide; responseId: string | null }
  | { type: 'inaudible'; itemId: string }
  | { type: 'speech'; itemId: string; startMs: number | null; endMs: number | null }
  | { type: 'deleted'; itemId: string }
  | { type: 'truncated'; itemId: string; heardMs: number | null }
  | {
      type: 'response'
      responseId: string
      status: ResponseStatus
      /** Asked for outside the conversation; its items never enter the transcript. */
      outOfBand: boolean
      items: ItemDetails[]
    }
  | { type: 'playback'; responseId: string; state: 'started' | 'cleared' }
  /** Items we re-create in a new connection so that the model remembers: they were said already. */
  | { type: 'seeded'; itemIds: string[] }
  /** We delete the item to spare context; it stays in the transcript. */
  | { type: 'pruned'; itemId: string }
