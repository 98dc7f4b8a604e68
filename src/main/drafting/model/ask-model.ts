// One request to a model and its answer, read while it comes.
import { Stream } from 'openai/core/streaming'
import { APIConnectionError } from 'openai/error'
import { neverReached } from '../../realtime/unreachable.ts'
import { openService, type Service, type ServiceAddress } from '../../realtime/service.ts'
import { watchAnswer, type AnswerWatch, type ModelLimits } from './watch-answer.ts'
import type { AnswerReader, Wire, WireRequest } from './wire.ts'

export interface ModelServer extends ServiceAddress {
  wire: Wire
  /** null = none is sent. */
  key: string | null
}

/** The answer broke off: whatever came is in the reader. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}

/** What came is not an answer of a model. */
export class StrangeAnswer extends Error {
  override readonly name = 'StrangeAnswer'
}

/** The request was ended from this side. */
export class StoppedAsking extends Error {
  override readonly name = 'StoppedAsking'
  readonly why: NonNullable<ReturnType<AnswerWatch['stopped']>>

  constructor(why: StoppedAsking['why']) {
    super(why)
    this.why = why
  }
}

export interface Asking {
  request: WireRequest
  limits: ModelLimits
  signal: AbortSignal
  /** What was heard stays in it when this throws. */
  reader: AnswerReader
  onText(piece: string): void
}

/** Resolves when the answer has an end; see model-failure.ts for what it throws. */
export async function askModel(server: ModelServer, asking: Asking): Promise<void> {
  const watch = watchAnswer(asking.signal, asking.limits)
  try {
    // The package's own limit ends with the headers; the watch's holds to the last byte.
    const service = await openService(server, server.key, asking.limits.totalMs, watch.fetch)
    await hearAnswer(server, service, asking, watch)
  } catch (error) {
    const why = watch.stopped()
    if (why !== null) throw new StoppedAsking(why)
    // Once the request is out it may be paid for, whether an answer begins or not.
    const isOut = error instanceof APIConnectionError && !neverReached(error.cause)
    throw isOut ? new BrokenOff('', { cause: error }) : error
  } finally {
    watch.end()
  }
}

async function hearAnswer(
  { wire, model }: ModelServer,
  service: Service,
  asking: Asking,
  watch: AnswerWatch,
): Promise<void> {
  const { reader, request, onText } = asking
  const response = await wire.post(service, model, request)
  let isAnswer = /event-stream/.test(response.headers.get('content-type') ?? '')
  try {
    for await (const event of eventsOf(response, service)) {
      isAnswer = true
      const piece = reader.hear(event)
      if (piece !== '') {
        watch.begun()
        onText(piece)
      }
      if (wire.endsAtEnd && reader.heard.end !== null) break
    }
  } catch (error) {
    // A server that hangs on after its last word has said all.
    if (!(error instanceof BrokenOff) || reader.heard.end === null) throw error
  }
  if (!isAnswer) throw new StrangeAnswer()
  if (reader.heard.end === null) throw new BrokenOff()
}

/** Throws BrokenOff and StrangeAnswer. */
async function* eventsOf(response: Response, { client }: Service): AsyncGenerator {
  const type = response.headers.get('content-type') ?? ''
  if (/\bhtml\b/.test(type)) throw new StrangeAnswer()
  try {
    // Some servers do not stream, whatever they are asked.
    if (/\bjson\b/.test(type)) yield JSON.parse(await response.text())
    else yield* Stream.fromSSEResponse<unknown>(response, new AbortController(), client, false, 'events')
  } catch (error) {
    if (error instanceof SyntaxError) throw new StrangeAnswer()
    throw new BrokenOff('', { cause: error })
  }
}
