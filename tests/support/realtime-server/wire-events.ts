// Events as the service sends them, by the types of the `openai` package where those do not lie.
import type {
  ConversationItem,
  ConversationItemAdded,
  ConversationItemDone,
  RealtimeConversationItemAssistantMessage,
  RealtimeConversationItemFunctionCall,
  RealtimeConversationItemUserMessage,
  RealtimeResponse,
  RealtimeServerEvent,
  ResponseCreatedEvent,
  ResponseDoneEvent,
  SessionCreatedEvent,
  SessionUpdatedEvent,
} from 'openai/resources/realtime/realtime'

/** A user's audio has no transcript yet: null on the wire, which the types deny. */
type UserAudioItem = Omit<RealtimeConversationItemUserMessage, 'content'> & {
  content: { type: 'input_audio'; transcript: string | null }[]
}
export type WireItem = (Exclude<ConversationItem, RealtimeConversationItemUserMessage> | UserItem) & {
  id: string
}
/** What a response is made of. */
export type OutputItem = (RealtimeConversationItemAssistantMessage | RealtimeConversationItemFunctionCall) & {
  id: string
}
type UserItem = RealtimeConversationItemUserMessage | UserAudioItem

/** Nulls that the types leave out: of running, and of out-of-band responses. */
export type WireResponse = Omit<
  RealtimeResponse,
  'conversation_id' | 'status_details' | 'usage' | 'output'
> & {
  id: string
  conversation_id: string | null
  status_details: RealtimeResponse['status_details'] | null
  usage: Record<string, unknown> | null
  output: WireItem[]
}

type Corrected =
  | (Omit<ConversationItemAdded, 'item'> & { item: WireItem })
  | (Omit<ConversationItemDone, 'item'> & { item: WireItem })
  | (Omit<ResponseCreatedEvent, 'response'> & { response: WireResponse })
  | (Omit<ResponseDoneEvent, 'response'> & { response: WireResponse })
  /** `id`, `object` and `expires_at` are not typed; the rest is what the client configured. */
  | (Omit<SessionCreatedEvent, 'session'> & { session: Record<string, unknown> })
  | (Omit<SessionUpdatedEvent, 'session'> & { session: Record<string, unknown> })

type Sent = Exclude<RealtimeServerEvent, { type: Corrected['type'] }> | Corrected
type WithoutEventId<T> = T extends unknown ? Omit<T, 'event_id'> : never
/** What the server's own code may send; the wire gives the `event_id`. */
export type WireEvent = WithoutEventId<Sent>
