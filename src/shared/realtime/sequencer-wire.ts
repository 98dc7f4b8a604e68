// What the sequencer reads of a server event. Everything else, and everything malformed, is null.
import { z } from 'zod'
import { wireId } from './wire-id.ts'

export interface CallOfResponse {
  callId: string
  name: string
  argumentsJson: string
}

export interface Failure {
  code: string | null
  message: string
}

export type SequencerEvent =
  | SessionUpdated
  | ({ type: 'error'; eventId: string | null } & Failure)
  | { type: 'speech'; state: 'started' | 'stopped' | 'committed' }
  | { type: 'item_added'; itemId: string }
  | { type: 'response_created'; id: string; outOfBand: boolean }
  | ResponseDone
  /** Something of a response came in. */
  | { type: 'response_alive'; id: string }
  | { type: 'playback'; state: 'started' | 'ended'; responseId: string }

/** What becomes of the author's turns: answered, only taken, or not heard. */
export type Turns = 'answering' | 'held' | 'paused'

/** null = it does not say. */
export interface SessionUpdated {
  type: 'session_updated'
  instructions: string | null
  /** Names. */
  tools: string[] | null
  turns: Turns | null
}

export interface ResponseDone {
  type: 'response_done'
  id: string
  outOfBand: boolean
  status: string
  /** Of a response that was completed. */
  calls: CallOfResponse[]
  spoke: boolean
  failure: Failure | null
}

const text = (max: number) => z.string().transform((value) => value.slice(0, max))
const failureSchema = z.object({
  code: text(200).nullish().catch(null),
  type: text(200).nullish().catch(null),
  message: text(500).nullish().catch(null),
  event_id: z.string().max(200).nullish().catch(null),
})
const callSchema = z.object({
  type: z.literal('function_call'),
  call_id: wireId,
  name: z.string().min(1).max(200),
  arguments: z.string(),
})
const responseSchema = z.object({
  id: wireId,
  status: z.string().max(50).nullish().catch(null),
  conversation_id: z.string().nullish().catch(undefined),
  output: z.array(z.unknown()).nullish().catch(null),
  status_details: z
    .object({ error: failureSchema.nullish().catch(null) })
    .nullish()
    .catch(null),
})

const ofResponse = z.object({ response_id: wireId })
const responseEvent = z.object({ response: responseSchema })
const itemEvent = z.object({ item: z.object({ id: wireId }) })
const errorEvent = z.object({ error: failureSchema })
const sessionEvent = z.object({
  session: z.looseObject({
    instructions: z.string().nullish().catch(null),
    tools: z
      .array(z.object({ name: z.string() }))
      .nullish()
      .catch(null),
  }),
})

type Reader = (raw: unknown) => SequencerEvent | null

function reader<S extends z.ZodType>(schema: S, mean: (event: z.output<S>) => SequencerEvent): Reader {
  return (raw) => {
    const parsed = schema.safeParse(raw)
    return parsed.success ? mean(parsed.data) : null
  }
}

const speech = (state: 'started' | 'stopped' | 'committed'): Reader => {
  return () => ({ type: 'speech', state })
}
const playback = (state: 'started' | 'ended') =>
  reader(ofResponse, (e) => ({ type: 'playback', state, responseId: e.response_id }))
const added = reader(itemEvent, (e) => ({ type: 'item_added', itemId: e.item.id }))
const alive = reader(ofResponse, (e) => ({ type: 'response_alive', id: e.response_id }))

const readers = new Map<string, Reader>([
  [
    'session.updated',
    reader(sessionEvent, ({ session }) => ({
      type: 'session_updated',
      instructions: session.instructions ?? null,
      tools: session.tools?.map(({ name }) => name) ?? null,
      turns: turnsIn(session),
    })),
  ],
  [
    'error',
    reader(errorEvent, ({ error }) => ({
      type: 'error',
      eventId: error.event_id ?? null,
      ...failureOf(error),
    })),
  ],
  ['input_audio_buffer.speech_started', speech('started')],
  ['input_audio_buffer.speech_stopped', speech('stopped')],
  ['input_audio_buffer.committed', speech('committed')],
  ['conversation.item.added', added],
  ['conversation.item.done', added],
  [
    'response.created',
    reader(responseEvent, ({ response }) => ({
      type: 'response_created',
      id: response.id,
      outOfBand: response.conversation_id === null,
    })),
  ],
  ['response.done', reader(responseEvent, ({ response }) => responseDone(response))],
  ['output_audio_buffer.started', playback('started')],
  ['output_audio_buffer.stopped', playback('ended')],
  ['output_audio_buffer.cleared', playback('ended')],
])

const envelope = z.object({ type: z.string().max(200) })

/** Never throws. */
export function readForSequencer(raw: unknown): SequencerEvent | null {
  const head = envelope.safeParse(raw)
  if (!head.success) return null
  const { type } = head.data
  const known = readers.get(type)
  if (known !== undefined) return known(raw)
  return type.startsWith('response.') ? alive(raw) : null
}

const detected = z.object({
  audio: z.object({
    input: z.object({
      turn_detection: z.object({ create_response: z.boolean().nullish() }).nullable(),
    }),
  }),
})

/** null = the session does not say. */
export function turnsIn(session: unknown): Turns | null {
  const read = detected.safeParse(session)
  if (!read.success) return null
  const detection = read.data.audio.input.turn_detection
  if (detection === null) return 'paused'
  return detection.create_response === false ? 'held' : 'answering'
}

function failureOf(error: z.output<typeof failureSchema>): Failure {
  return { code: error.code ?? error.type ?? null, message: error.message ?? '' }
}

function responseDone(response: z.output<typeof responseSchema>): ResponseDone {
  const output = response.output ?? []
  const error = response.status_details?.error
  return {
    type: 'response_done',
    id: response.id,
    outOfBand: response.conversation_id === null,
    status: response.status ?? 'unknown',
    calls: response.status === 'completed' ? output.flatMap(callOf) : [],
    spoke: output.some(isMessage),
    failure: error === null || error === undefined ? null : failureOf(error),
  }
}

function callOf(item: unknown): CallOfResponse[] {
  const parsed = callSchema.safeParse(item)
  if (!parsed.success) return []
  const { call_id, name, arguments: argumentsJson } = parsed.data
  return [{ callId: call_id, name, argumentsJson }]
}

function isMessage(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'type' in item && item.type === 'message'
}
