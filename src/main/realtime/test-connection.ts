// "Test connection": address, key, model, and the right to talk, each tried until one fails. It costs nothing.
import { z } from 'zod'
import type { ConnectionReport } from '../../shared/ipc/voice-views.ts'
import { StudioError } from '../../shared/errors.ts'
import type { ApiKey } from '../credentials/api-key.ts'
import { parseBaseUrl } from '../credentials/base-url.ts'
import { failureOf, strangeAnswer } from './read-failure.ts'
import { serviceFetch } from './service-fetch.ts'
import type { ServiceFailure } from './service-failure.ts'
import { ANSWER_WITHIN_MS, addressOf, openService, type Service, type ServiceAddress } from './service.ts'
import { unreachable } from './unreachable.ts'

type Check = ConnectionReport['checks'][number]

export interface ConnectionToTest {
  /** Absent = the one that is kept. */
  apiKey?: string | undefined
  baseUrl: string
  realtimeModel: string
}

export async function testConnection(kept: ApiKey, input: ConnectionToTest): Promise<ConnectionReport> {
  const address = addressIn(input)
  if ('check' in address) return report([address])
  const key = input.apiKey?.trim() || (await kept.forServer(address.baseUrl))
  if (key === null) return report(await withoutKey(address))
  try {
    return report(await withKey(await openService(address, key)))
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    return report([{ check: 'key', ok: false, message: error.message }])
  }
}

function report(checks: Check[]): ConnectionReport {
  return { ok: checks.every(({ ok }) => ok), checks }
}

function addressIn({ baseUrl, realtimeModel }: ConnectionToTest): ServiceAddress | Check {
  try {
    return addressOf(parseBaseUrl(baseUrl), realtimeModel.trim())
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    return { check: 'address', ok: false, message: error.message }
  }
}

async function withoutKey(address: ServiceAddress): Promise<Check[]> {
  const problem = await knock(address)
  if (problem !== null) return [failed('address', problem)]
  const message = `There is no API key for ${address.host}. Enter one, then test again.`
  return [reached(address), { check: 'key', ok: false, message }]
}

/** Asks without a key, only to hear whether somebody is there. */
async function knock({ baseUrl, host }: ServiceAddress): Promise<ServiceFailure | null> {
  try {
    await serviceFetch(`${baseUrl}/models`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    return null
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    return unreachable(timedOut ? 'timeout' : error, host)
  }
}

async function withKey(service: Service): Promise<Check[]> {
  const lookUp = await orFailure(lookUpModel(service), service)
  const hindered = lookUp !== null && !isInconclusive(lookUp)
  if (hindered) return upTo(lookUp, service)
  const secret = await orFailure(askForSecret(service), service)
  return secret === null ? upToEnd(service) : upTo(secret, service)
}

/** A server need not have a list of models, nor a key the right to read it: then the next question decides. */
function isInconclusive({ status, about }: ServiceFailure): boolean {
  return status === 403 || (status !== null && about === 'address' && [404, 405].includes(status))
}

const foundModel = z.looseObject({ id: z.string() })

async function lookUpModel(service: Service): Promise<ServiceFailure | null> {
  const model: unknown = await service.client.models.retrieve(service.model, { maxRetries: 0 })
  return foundModel.safeParse(model).success ? null : strangeAnswer(service)
}

const SECRET_SECONDS = 10
const shortSecret = z.looseObject({ value: z.string().min(1) })

/** Only a key that may begin an interview is given one of these; it is thrown away, and lapses by itself. */
async function askForSecret(service: Service): Promise<ServiceFailure | null> {
  const secret: unknown = await service.client.realtime.clientSecrets.create(
    {
      expires_after: { anchor: 'created_at', seconds: SECRET_SECONDS },
      session: { type: 'realtime', model: service.model },
    },
    { maxRetries: 0 },
  )
  return shortSecret.safeParse(secret).success ? null : strangeAnswer(service)
}

async function orFailure(
  asked: Promise<ServiceFailure | null>,
  service: Service,
): Promise<ServiceFailure | null> {
  try {
    return await asked
  } catch (error) {
    return failureOf(error, service)
  }
}

function upToEnd(service: Service): Check[] {
  const { host, model } = service
  const message = `The key may begin spoken interviews. How much credit is left, ${host} does not tell.`
  return [
    reached(service),
    { check: 'key', ok: true, message: `${host} knows the key.` },
    { check: 'model', ok: true, message: `${model} can be used.` },
    { check: 'quota', ok: true, message },
  ]
}

/** What went well before it, then what failed. */
function upTo(failure: ServiceFailure, service: Service): Check[] {
  const passed = upToEnd(service)
  const at = passed.findIndex(({ check }) => check === failure.about)
  return [...passed.slice(0, at), failed(failure.about, failure)]
}

function failed(check: Check['check'], { what, todo }: ServiceFailure): Check {
  return { check, ok: false, message: `${what} ${todo}` }
}

function reached({ host }: ServiceAddress): Check {
  return { check: 'address', ok: true, message: `${host} answers.` }
}
