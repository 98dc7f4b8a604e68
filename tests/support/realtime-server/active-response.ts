// A response while it is being made.
import type { Call } from './call.ts'
import type { OutputItem, WireResponse } from './wire-events.ts'

/** A response that is due: the author's turn or the client asked for it. */
export interface Due {
  by: 'turn' | 'client' | 'script'
  metadata?: Record<string, string> | null
}

export interface Active {
  id: string
  due: Due
  announced: boolean
  outOfBand: boolean
  /** As they ended. */
  output: OutputItem[]
  open: { item: OutputItem; close(status: 'completed' | 'incomplete'): OutputItem } | null
  cancelled: 'turn_detected' | 'client_cancelled' | null
  said: string
  spokenMs: number
}

/** `response.created`, once. */
export function announce(call: Call, active: Active): void {
  if (active.announced) return
  active.announced = true
  call.wire.send({ type: 'response.created', response: { ...responseOf(call, active), output: [] } })
}

export function responseOf(call: Call, active: Active): WireResponse {
  return {
    object: 'realtime.response',
    id: active.id,
    status: 'in_progress',
    status_details: null,
    output: active.output,
    conversation_id: active.outOfBand ? null : call.conversationId,
    output_modalities: ['audio'],
    max_output_tokens: 'inf',
    usage: null,
    metadata: active.due.metadata ?? null,
  }
}
