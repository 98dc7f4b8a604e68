// "Test drafting": address, key, model and an answer, each tried until one fails. It costs a few words.
import type { DraftingReport } from '../../../shared/ipc/draft-views.ts'
import { StudioError } from '../../../shared/errors.ts'
import type { ServiceFailure } from '../../realtime/service-failure.ts'
import { serverFor, type EnginePorts } from '../engines.ts'
import { askModel, type ModelServer } from './ask-model.ts'
import { endFailure, modelFailure } from './model-failure.ts'
import { modelServer } from './model-server.ts'
import { modelLimits, type ModelLimits } from './watch-answer.ts'
import type { HeardAnswer } from './wire.ts'

type Check = DraftingReport['checks'][number]

/** A model that is read from disk first needs a while. */
const testLimits: Partial<ModelLimits> = {
  firstByteMs: 60_000,
  idleMs: 30_000,
  totalMs: 120_000,
  answerBytes: 1024 * 1024,
}
/** Enough for a word, and for some models to think of it. */
const MOST_TOKENS = 64

/** Asks the server that the settings choose, with the key that is kept for it. */
export async function testDrafting(
  ports: Pick<EnginePorts, 'settings' | 'hostedKey' | 'serverKey'>,
  limits = testLimits,
): Promise<DraftingReport> {
  const { draftingEngine } = ports.settings()
  if (draftingEngine === 'embedded') return report([withoutModel])
  try {
    const server = modelServer(await serverFor(ports, draftingEngine))
    if (draftingEngine === 'hosted' && server.key === null) return report([keyMissing(server)])
    return report(await checks(server, modelLimits(limits)))
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    const check = error.code === 'KEY_REFUSED' ? 'key' : 'model'
    return report([{ check, ok: false, message: error.message }])
  }
}

function report(checks: Check[]): DraftingReport {
  return { ok: checks.every(({ ok }) => ok), checks }
}

const withoutModel: Check = {
  check: 'answer',
  ok: true,
  message: 'Drafts are made on this computer without a model: there is nothing to reach.',
}

function keyMissing({ host }: ModelServer): Check {
  const message = `There is no API key for ${host}. Enter one, then test again; until then drafts are made without a model.`
  return { check: 'key', ok: false, message }
}

async function checks(server: ModelServer, limits: ModelLimits): Promise<Check[]> {
  const reader = server.wire.reader()
  const messages = [{ role: 'user', text: 'Answer with the one word: ready' }] as const
  const request = { messages, format: null, maxOutputTokens: MOST_TOKENS, idempotencyKey: null }
  const { signal } = new AbortController()
  try {
    await askModel(server, { request, limits, signal, reader, onText: () => undefined })
  } catch (error) {
    return upTo(modelFailure(error, server), server)
  }
  const failure = endingOf(reader.heard, server)
  return failure === null ? upToEnd(server) : upTo(failure, server)
}

/** One that is still thinking when its words are used up can write. */
function endingOf({ end }: HeardAnswer, server: ModelServer): ServiceFailure | null {
  return end === null || end === 'length' ? null : endFailure(end, server)
}

function upToEnd({ host, key, model }: ModelServer): Check[] {
  const known = key === null ? `${host} asks for no key.` : `${host} takes the key.`
  return [
    { check: 'address', ok: true, message: `${host} answers.` },
    { check: 'key', ok: true, message: known },
    { check: 'model', ok: true, message: `${model} can be used.` },
    { check: 'answer', ok: true, message: `${model} answered. Drafts can be written with it.` },
  ]
}

/** What went well before it, then what failed. */
function upTo({ about, what, todo }: ServiceFailure, server: ModelServer): Check[] {
  const check = about === 'quota' ? 'answer' : about
  const passed = upToEnd(server)
  const at = passed.findIndex((one) => one.check === check)
  const message = `${what} ${todo === '' ? 'Try again in a little while.' : todo}`
  return [...passed.slice(0, at), { check, ok: false, message }]
}
