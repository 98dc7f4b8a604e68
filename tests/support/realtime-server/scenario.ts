// What the test server is told to do: steps it takes one after another, and faults of its HTTP side.

/** How the text of what the author said arrives. */
export interface Transcription {
  /** Milliseconds late, or once the next response is done. Default: at once. `never`: it does not come. */
  arrives?: number | 'after_reply' | 'never'
  /** In pieces first. */
  deltas?: boolean
  /** Fails with these words instead. */
  failed?: string
  /** Counted by tokens (default) or by time. */
  usage?: 'tokens' | 'duration'
}

export interface ScriptedCall {
  name: string
  /** A string is sent as it is, so that broken JSON can be. */
  arguments: unknown
  callId?: string
}

export interface RespondStep {
  kind: 'respond'
  /** Spoken, one item each; comes before `write` and `calls`. */
  say?: string | string[]
  write?: string | string[]
  calls?: ScriptedCall[]
  /** Does not wait to be asked (by the author's turn or `response.create`). */
  unprompted?: boolean
  /** How long all of it sounds. Default: `msPerWord` of the server. */
  playMs?: number
  /** Between pieces of the text; 0 = as fast as it goes. */
  deltaMs?: number
  /**
   * Goes on to the next step early, so that a `heard` can interrupt it: while it is still being made (as soon as it
   * sounds), or once it is made but still sounds.
   */
  overlap?: 'making' | 'sounding'
  status?: 'completed' | 'incomplete' | 'failed'
  /** Of a failed one. */
  error?: { type?: string; code?: string; message?: string }
  /** In place of the counted one. */
  usage?: Record<string, unknown> | null
  /** How long it may wait to be asked. */
  withinMs?: number
}

export interface HeardStep {
  kind: 'heard'
  /** '' = silence that was taken for speech. */
  text: string
  audioMs?: number
  /** On the call's audio clock; default: now, or after the last turn. */
  startMs?: number
  transcription?: Transcription
  /** What of an interrupted response was heard, in place of the time it sounded. */
  heardMs?: number
  /** False: no response becomes due, whatever the session says. */
  answered?: boolean
  /** The author's turn takes this long, between speech_started and speech_stopped. */
  takesMs?: number
}

export type Step =
  /** Pretends that the author spoke. Interrupts what sounds; waits until somebody listens (turn detection is on). */
  | HeardStep
  /** Waits for a turn that is really heard through the microphone, and says what it meant. */
  | { kind: 'hear'; text: string; transcription?: Transcription; withinMs?: number }
  | RespondStep
  /** The next event of the client of that type that no earlier `await` has taken. */
  | { kind: 'await'; type: string; contains?: string; withinMs?: number }
  | { kind: 'sleep'; ms: number }
  /** As it is; an `event_id` is given to objects that lack one. Strings need not be JSON. */
  | { kind: 'emit'; event: Record<string, unknown> | string }
  | { kind: 'flood'; count: number; event?: Record<string, unknown> }
  /** One of each kind of message that is no event. */
  | { kind: 'malformed' }
  /** An event of that many bytes; above 262,144 it breaks the channel, as the real one does. */
  | { kind: 'oversized'; bytes: number }
  /** Sends the last events again, with the same ids. */
  | { kind: 'duplicate'; last: number }
  /** Holds back that many events (or those of half a second) and then sends them backwards. */
  | { kind: 'reverse'; count: number }
  | { kind: 'error'; error: { type: string; code?: string; message: string } }
  /** `session_expired`, then the end. */
  | { kind: 'expire' }
  /** Once what was sent has arrived. */
  | { kind: 'cut'; how: Cut }

/** `network` stops every packet of all calls until `heal()`; HTTP goes on (see `Fault`). */
export type Cut = 'channel' | 'peer' | 'network'

/** What comes first of an assistant's item. The first is what was seen; the live order is not certain. */
export type ItemOrder = 'created_output_item' | 'created_item_output' | 'item_output_created'

export type Fault = {
  /** Default: `calls`. */
  on?: 'calls' | 'hangup' | 'models' | 'client_secrets' | 'any'
  /** How many requests meet it. Default: 1. */
  times?: number
} & (
  | { kind: 'unauthorized' | 'rate_limit' | 'quota' | 'no_model' | 'server_error' }
  /** Answers, but late. */
  | { kind: 'slow'; ms: number }
  /** The connection ends without an answer, or never gets one. */
  | { kind: 'drop' | 'hang' }
  /** 201 with something that is no SDP. */
  | { kind: 'bad_sdp' }
)

export interface ServerOptions {
  /** Only this key is let in. Default: any. */
  apiKey?: string
  /** What `GET /v1/models` lists. */
  models?: string[]
  /** How long a spoken word sounds. 0 = no sound, for long sessions. Default: 30. */
  msPerWord?: number
  order?: ItemOrder
  /** Whether what was cut off is truncated too. Default: true. */
  truncates?: boolean
  /** Said when a reply is due and none is scripted; null = waits until one is. */
  defaultReply?: string | null
  /** Whether turns are heard through the microphone; without, only `heard` steps make turns. Default: true. */
  listens?: boolean
  /** Silence that ends a turn under semantic VAD. Default: 700. */
  semanticSilenceMs?: number
  /** Packets go through a relay, so that `cut('network')` works. Default: true. */
  relay?: boolean
  /** The server ends by itself after this. Default: 15 minutes. */
  limitMs?: number
}

export type ServiceOptions = Required<Omit<ServerOptions, 'apiKey'>> & { apiKey: string | null }
