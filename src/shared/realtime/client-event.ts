// What the studio sends over the wire, and nothing else. snake_case ends here and in what reads the wire.
// tests/unit/shared/realtime checks each shape against the types of the `openai` package.

/** The `session` of a `session.update`, or of a new call. Built by session-config.ts. */
export type WireSession = { type: 'realtime' } & Record<string, unknown>

/** What the assistant said is `output_text`: `output_audio` is refused in items we create. */
export type WireNewItem =
  | { id: string; type: 'message'; role: 'user' | 'system'; content: WirePart<'input_text'>[] }
  | { id: string; type: 'message'; role: 'assistant'; content: WirePart<'output_text'>[] }
  | { id: string; type: 'function_call_output'; call_id: string; output: string }

interface WirePart<T extends string> {
  type: T
  text: string
}

export type ClientEvent =
  | { type: 'session.update'; event_id: string; session: WireSession }
  | { type: 'conversation.item.create'; event_id: string; item: WireNewItem; previous_item_id?: string }
  | { type: 'conversation.item.delete'; event_id: string; item_id: string }
  | { type: 'response.create'; event_id: string; response?: Record<string, unknown> }
  | { type: 'response.cancel'; event_id: string; response_id?: string }
  | { type: 'input_audio_buffer.clear'; event_id: string }
  | { type: 'input_audio_buffer.commit'; event_id: string }
  | { type: 'output_audio_buffer.clear'; event_id: string }
