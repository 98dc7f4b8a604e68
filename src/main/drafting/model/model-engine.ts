// An engine that asks a model: hosted, or on a server of the author's choice.
import type { EngineName } from '../../../shared/drafting/draft-job.ts'
import type { DraftAnswer, DraftContext } from '../../../shared/drafting/drafter.ts'
import { draftingLimits } from '../../../shared/drafting/model-limits.ts'
import { answerSchema } from '../../../shared/drafting/prompt/answer-schema.ts'
import { estimateTokens } from '../../../shared/drafting/prompt/estimate-tokens.ts'
import { readAnswer } from '../../../shared/drafting/prompt/read-answer.ts'
import { repairMessages } from '../../../shared/drafting/prompt/repair.ts'
import type { SessionDigest } from '../../../shared/drafting/session-digest.ts'
import { StudioError } from '../../../shared/errors.ts'
import type { Background } from '../../background/background.ts'
import { breathe } from '../breathe.ts'
import type { Engine, EngineOptions } from '../engine.ts'
import { formatInWords, noteFormatRefused, takesFormat, withFormatInWords } from './format-support.ts'
import { FormatRefused, makeRequest, type Drafting, type RequestToMake } from './make-request.ts'
import { draftingError, unfitAnswer } from './model-failure.ts'
import { modelServer, type ServerSettings } from './model-server.ts'
import { expectedLength, progressOf } from './progress.ts'
import { promptOf } from './prompt-of.ts'
import type { RequestLedger } from './request-ledger.ts'
import { withoutThoughts } from './thoughts.ts'
import { modelLimits, type ModelLimits } from './watch-answer.ts'

export interface ModelEngineOptions extends ServerSettings {
  name: EngineName
  /** Tokens of a prompt; null = what is known to suit the model. */
  budgetTokens: number | null
  ledger: RequestLedger
  background: Background
  /** Given what was made for a prompt, so that it need not be made again. */
  keepDigests?: ((digests: SessionDigest[]) => void) | undefined
  /** For tests. */
  limits?: Partial<ModelLimits>
}

const format = { name: 'draft', schema: answerSchema }
const formatTokens = estimateTokens(formatInWords(format))

export function createModelEngine(options: ModelEngineOptions): Engine {
  const { name, model } = options
  return { name, model, draft: (context, run) => draft(options, context, run) }
}

async function draft(
  options: ModelEngineOptions,
  context: DraftContext,
  { job, signal, onProgress }: EngineOptions,
): Promise<DraftAnswer> {
  const server = modelServer(options)
  const { promptTokens, outputTokens } = draftingLimits(options.name, server.model, options.budgetTokens)
  // A server that cannot be made to keep to the form is told of it in the prompt.
  const budgetTokens = promptTokens - (options.wire === 'chat' ? formatTokens : 0)
  const prompt = await promptOf(options.background, { context, budgetTokens })
  if (prompt.freshDigests.length > 0) options.keepDigests?.(prompt.freshDigests)
  await breathe()
  const drafting = { server, job, signal, ledger: options.ledger, limits: modelLimits(options.limits) }
  const newRequest = progressOf(prompt.names, expectedLength(context), onProgress)
  const read = (text: string) => readAnswer(withoutThoughts(text), prompt.names)
  const ask = (kind: RequestToMake['kind'], messages: RequestToMake['messages']) => {
    stopIfAborted(signal)
    return askInForm(drafting, { kind, messages, maxOutputTokens: outputTokens, read, onText: newRequest() })
  }

  const { text, reading: first } = await ask('draft', prompt.messages)
  const left = { unreadItemIds: prompt.leftOutItemIds, untoldItemIds: prompt.untoldItemIds }
  if ('answer' in first) return { ...first.answer, ...left }
  const { reading: second } = await ask('repair', repairMessages(prompt, text, first.problems))
  if ('answer' in second) return { ...second.answer, ...left }
  throw draftingError(unfitAnswer(server))
}

/** Makes the server keep to the form where it can; the one that refuses is asked once more, in words. */
async function askInForm(drafting: Drafting, request: Omit<RequestToMake, 'format'>) {
  const { server } = drafting
  const inWords = { ...request, format: null, messages: withFormatInWords(request.messages, format) }
  if (!takesFormat(server)) return makeRequest(drafting, inWords)
  try {
    return await makeRequest(drafting, { ...request, format })
  } catch (error) {
    if (!(error instanceof FormatRefused)) throw error
  }
  const made = await makeRequest(drafting, inWords)
  noteFormatRefused(server)
  return made
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new StudioError('CANCELLED', 'The draft update was stopped.')
}
