// The server that an engine asks, from the author's settings.
import { StudioError } from '../../../shared/errors.ts'
import { addressOf } from '../../realtime/service.ts'
import type { ModelServer } from './ask-model.ts'
import { chatWire } from './chat-wire.ts'
import { responsesWire } from './responses-wire.ts'

export interface ServerSettings {
  /** `responses`: the Responses API; `chat`: chat completions. */
  wire: 'responses' | 'chat'
  baseUrl: string
  model: string
  /** null = none is sent. */
  key: string | null
}

/** Throws SERVICE_REFUSED where no model is chosen. */
export function modelServer({ wire, baseUrl, model, key }: ServerSettings): ModelServer {
  const address = addressOf(baseUrl, model.trim())
  if (address.model !== '') return { ...address, key, wire: wire === 'chat' ? chatWire : responsesWire }
  throw new StudioError(
    'SERVICE_REFUSED',
    `No model is chosen for the server at ${address.host}, so nothing was sent. Your document is unchanged. ` +
      'Enter the name of a model in Settings, then try again.',
    { retryable: false },
  )
}
