// Which servers can be made to keep to the form of an answer. Many can; some refuse the request for it, and are asked in
// words instead.
import type { PromptMessage } from '../../../shared/drafting/model-request.ts'
import type { ServiceFailure } from '../../realtime/service-failure.ts'
import type { ModelServer } from './ask-model.ts'
import { chatWire } from './chat-wire.ts'
import type { AnswerFormat } from './wire.ts'

/** Until the studio is closed: a server may learn it with an update. */
const refused = new Set<string>()

export function takesFormat(server: ModelServer): boolean {
  return !refused.has(keyOf(server))
}

export function noteFormatRefused(server: ModelServer): void {
  refused.add(keyOf(server))
}

function keyOf({ baseUrl, model }: ModelServer): string {
  return `${model} ${baseUrl}`
}

/** The failure may be about the form, and not about key, model or address. */
export function mayBeAboutFormat({ wire }: ModelServer, { code, status, about }: ServiceFailure): boolean {
  if (wire !== chatWire || (code !== 'SERVICE_REFUSED' && code !== 'SERVICE_FAILED')) return false
  return status === 404 ? about === 'address' : about !== 'quota' && [400, 422, 501].includes(status ?? 0)
}

export function formatInWords({ schema }: AnswerFormat): string {
  return `\n\nAnswer with one JSON object that fits this JSON schema, and with nothing else:\n${JSON.stringify(schema)}`
}

export function withFormatInWords(messages: readonly PromptMessage[], format: AnswerFormat): PromptMessage[] {
  return messages.map(({ role, text }) => ({
    role,
    text: role === 'system' ? text + formatInWords(format) : text,
  }))
}
