// One request of a draft: its row before it goes, the answer, and the row's end whatever comes of it.
import type { DraftAnswer } from '../../../shared/drafting/drafter.ts'
import type { ModelRequestKind, PromptMessage } from '../../../shared/drafting/model-request.ts'
import { estimateTokens } from '../../../shared/drafting/prompt/estimate-tokens.ts'
import { StudioError } from '../../../shared/errors.ts'
import type { ServiceFailure } from '../../realtime/service-failure.ts'
import { askModel, BrokenOff, StoppedAsking, type ModelServer } from './ask-model.ts'
import { mayBeAboutFormat } from './format-support.ts'
import { draftingError, endFailure, modelFailure } from './model-failure.ts'
import { breathe } from '../breathe.ts'
import { whenWritable } from '../when-writable.ts'
import type { EndedRequest, RequestLedger } from './request-ledger.ts'
import type { ModelLimits } from './watch-answer.ts'
import type { AnswerEnd, AnswerFormat, AnswerReader } from './wire.ts'

export interface Drafting {
  server: ModelServer
  ledger: RequestLedger
  job: { id: string; attempt: number }
  signal: AbortSignal
  limits: ModelLimits
}

export interface RequestToMake {
  kind: ModelRequestKind
  messages: PromptMessage[]
  format: AnswerFormat | null
  maxOutputTokens: number
  read(text: string): Reading
  onText(piece: string): void
}

export type Reading = { answer: DraftAnswer } | { problems: string[] }

/** The server refused the request, perhaps for the form that the answer should have. */
export class FormatRefused extends Error {
  override readonly name = 'FormatRefused'
}

/** Throws a StudioError for the author, or FormatRefused. */
export async function makeRequest(
  drafting: Drafting,
  request: RequestToMake,
): Promise<{ text: string; reading: Reading }> {
  const { server, ledger, job, signal } = drafting
  const { kind, messages, maxOutputTokens } = request
  const id = ledger.begin({
    jobId: job.id,
    attempt: job.attempt,
    kind,
    host: server.host,
    model: server.model,
    prompt: messages,
    inputTokens: messages.reduce((sum, { text }) => sum + estimateTokens(text), 0),
    maxOutputTokens,
  })
  const reader = server.wire.reader()
  // What came is paid for: it does not go the way of its row when the disk refuses that.
  const end = (outcome: EndedRequest['outcome'], error: string | null, neverSent = false): Promise<void> => {
    const { text, usage } = reader.heard
    const answer = text === '' ? null : text
    return whenWritable(() => ledger.end(id, { outcome, usage, answer, error, neverSent }), signal)
  }
  let done: Outcome
  try {
    // Both the row and the request hold the whole prompt.
    await breathe()
    done = await outcomeOf(drafting, request, id, reader)
  } catch (bug) {
    await end('failed', bug instanceof StudioError ? bug.message : 'A fault in the studio.')
    throw bug
  }
  if ('reading' in done) {
    await end(done.outcome, null)
    return { text: reader.heard.text, reading: done.reading }
  }
  const error = draftingError(done.failure)
  await end(done.outcome, error.message, error.code === 'OFFLINE')
  const isAboutFormat = request.format !== null && mayBeAboutFormat(server, done.failure)
  throw isAboutFormat ? new FormatRefused('', { cause: error }) : error
}

type Outcome = { outcome: EndedRequest['outcome'] } & ({ failure: ServiceFailure } | { reading: Reading })

async function outcomeOf(
  { server, limits, signal }: Drafting,
  request: RequestToMake,
  idempotencyKey: string,
  reader: AnswerReader,
): Promise<Outcome> {
  const { onText } = request
  try {
    await askModel(server, { request: { ...request, idempotencyKey }, limits, signal, reader, onText })
  } catch (error) {
    return { outcome: outcomeOfError(error), failure: modelFailure(error, server) }
  }
  const { end, text } = reader.heard
  const failure = endFailure(end ?? 'whole', server)
  if (failure !== null) return { outcome: outcomeOfEnd(end), failure }
  const reading = request.read(text)
  return { outcome: 'answer' in reading ? 'answered' : 'unfit', reading }
}

function outcomeOfError(error: unknown): EndedRequest['outcome'] {
  if (error instanceof StoppedAsking) return error.why === 'cancelled' ? 'cancelled' : 'cut'
  return error instanceof BrokenOff ? 'cut' : 'failed'
}

function outcomeOfEnd(end: AnswerEnd | null): EndedRequest['outcome'] {
  if (end === 'length') return 'cut'
  return typeof end === 'string' ? 'unfit' : 'failed'
}
