// What goes wrong with the next requests, because a test asked for it.
import type { ServerResponse } from 'node:http'
import type { Fault } from './scenario.ts'

export type Place = 'calls' | 'hangup' | 'models' | 'client_secrets'

type Refusing = 'unauthorized' | 'rate_limit' | 'quota' | 'no_model' | 'server_error'
const refusals: Record<Refusing, { status: number; body: object; headers?: Record<string, string> }> = {
  unauthorized: {
    status: 401,
    body: errorBody('invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.'),
  },
  rate_limit: {
    status: 429,
    headers: { 'retry-after': '1' },
    body: errorBody('requests', 'rate_limit_exceeded', 'Rate limit reached for requests.'),
  },
  quota: {
    status: 429,
    body: errorBody(
      'insufficient_quota',
      'insufficient_quota',
      'You exceeded your current quota, please check your plan and billing details.',
    ),
  },
  no_model: {
    status: 404,
    body: errorBody(
      'invalid_request_error',
      'model_not_found',
      'The model does not exist or you do not have access to it.',
      'model',
    ),
  },
  server_error: {
    status: 500,
    body: errorBody('server_error', null, 'The server had an error while processing your request.'),
  },
}

const LONGEST_HANG_MS = 120_000

export function errorBody(
  type: string,
  code: string | null,
  message: string,
  param: string | null = null,
): object {
  return { error: { message, type, param, code } }
}

export class FaultQueue {
  #faults: Fault[] = []
  #badSdp = false

  add(fault: Fault): void {
    for (let n = 0; n < Math.min(fault.times ?? 1, 1_000); n += 1) this.#faults.push(fault)
  }

  clear(): void {
    this.#faults = []
    this.#badSdp = false
  }

  takeBadSdp(): boolean {
    const was = this.#badSdp
    this.#badSdp = false
    return was
  }

  /** False when the fault has answered, or will not. */
  async pass(place: Place, response: ServerResponse): Promise<boolean> {
    const index = this.#faults.findIndex(({ on = 'calls' }) => on === 'any' || on === place)
    const fault = this.#faults[index]
    if (!fault) return true
    this.#faults.splice(index, 1)
    switch (fault.kind) {
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault.ms))
        return !response.destroyed
      case 'drop':
        response.destroy()
        return false
      case 'hang':
        setTimeout(() => response.destroy(), LONGEST_HANG_MS)
        return false
      case 'bad_sdp':
        this.#badSdp = true
        return true
      default: {
        const { status, body, headers } = refusals[fault.kind]
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body))
        return false
      }
    }
  }
}
