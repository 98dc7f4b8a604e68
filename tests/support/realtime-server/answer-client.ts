// What the service does about each event of the client.
import type { Call } from './call.ts'
import { allowsParts, clientEvent, type NewItem, type ReceivedEvent } from './client-events.ts'
import { merge, refusalOf } from './session-state.ts'
import type { WireItem } from './wire-events.ts'

type Of<T extends ReceivedEvent['type']> = Extract<ReceivedEvent, { type: T }>

interface Complaint {
  code: string
  message: string
  param?: string | null
}

/** `json` is what was received, whatever it is. */
export function answerClient(call: Call, json: unknown): void {
  const parsed = clientEvent.safeParse(json)
  const eventId = eventIdOf(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    complain(call, eventId, {
      code: 'invalid_value',
      message: `Invalid event: ${issue?.message ?? 'unreadable'}`,
      param: issue?.path.join('.') ?? null,
    })
    return
  }
  const complaint = act(call, parsed.data)
  if (complaint) complain(call, eventId, complaint)
}

function complain(call: Call, eventId: string | null, { code, message, param = null }: Complaint): void {
  call.wire.send({
    type: 'error',
    error: { type: 'invalid_request_error', code, message, param, event_id: eventId },
  })
}

function eventIdOf(json: unknown): string | null {
  const id = typeof json === 'object' && json !== null && 'event_id' in json ? json.event_id : null
  return typeof id === 'string' ? id : null
}

function act(call: Call, event: ReceivedEvent): Complaint | null {
  switch (event.type) {
    case 'session.update':
      return updateSession(call, event)
    case 'conversation.item.create':
      return createItem(call, event)
    case 'conversation.item.delete':
      if (!call.conversation.remove(event.item_id)) return noItem(event.item_id)
      call.wire.send({ type: 'conversation.item.deleted', item_id: event.item_id })
      return null
    case 'conversation.item.retrieve':
      return retrieve(call, event)
    case 'conversation.item.truncate':
      return truncate(call, event)
    case 'input_audio_buffer.append':
      return null
    case 'input_audio_buffer.clear':
      call.turns.forget()
      call.wire.send({ type: 'input_audio_buffer.cleared' })
      return null
    case 'input_audio_buffer.commit':
      if (call.turns.commit()) return null
      return {
        code: 'input_audio_buffer_commit_empty',
        message: 'Error committing input audio buffer: buffer too small. Expected at least 100ms of audio.',
      }
    case 'output_audio_buffer.clear':
      call.playback.clear()
      return null
    case 'response.create':
      return createResponse(call, event)
    case 'response.cancel':
      if (call.responses.cancel()) return null
      return {
        code: 'response_cancel_not_active',
        message: 'Cancellation failed: no active response found',
      }
  }
}

function noItem(id: string): Complaint {
  return { code: 'item_not_found', message: `Item with item_id '${id}' not found.`, param: 'item_id' }
}

function updateSession(call: Call, { session }: Of<'session.update'>): Complaint | null {
  const hasSpoken = call.conversation
    .items()
    .some(({ role, createdBy }) => role === 'assistant' && createdBy === 'server')
  const refusal = refusalOf(call.session, session, hasSpoken)
  if (refusal) return refusal
  call.session = merge(call.session, session)
  if (call.turnDetection === null) call.turns.forget()
  call.wire.send({ type: 'session.updated', session: call.session })
  return null
}

function createItem(
  call: Call,
  { item, previous_item_id: after }: Of<'conversation.item.create'>,
): Complaint | null {
  if (!allowsParts(item))
    return { code: 'invalid_value', message: 'Invalid content type for this role.', param: 'item.content' }
  if (item.type === 'function_call_output' && !call.conversation.awaitsOutput(item.call_id))
    return {
      code: 'invalid_tool_call_id',
      message: `Tool call ID '${item.call_id}' not found in conversation.`,
      param: 'item.call_id',
    }
  if (item.id !== undefined && call.conversation.has(item.id))
    return { code: 'item_create_duplicate', message: 'An item with this id exists.', param: 'item.id' }
  const created = asWireItem(call, item)
  const previous = call.conversation.add(created, 'client', after)
  if (previous === undefined)
    return {
      code: 'item_create_invalid_previous_item_id',
      message: `Previous item with id '${String(after)}' not found.`,
      param: 'previous_item_id',
    }
  call.usage.read(JSON.stringify(item))
  call.wire.send({ type: 'conversation.item.added', previous_item_id: previous, item: created })
  call.wire.send({ type: 'conversation.item.done', previous_item_id: previous, item: created })
  return null
}

/** Parts were checked against the role: the shapes are the service's own. */
function asWireItem(call: Call, item: NewItem): WireItem {
  return {
    ...item,
    id: item.id ?? call.newId('item'),
    object: 'realtime.item',
    status: 'completed',
  } as WireItem
}

function retrieve(call: Call, { item_id: id }: Of<'conversation.item.retrieve'>): Complaint | null {
  const item = call.conversation.get(id)
  if (!item) return noItem(id)
  call.wire.sendAny({ type: 'conversation.item.retrieved', item })
  return null
}

function truncate(call: Call, event: Of<'conversation.item.truncate'>): Complaint | null {
  const item = call.conversation.get(event.item_id)
  if (!item) return noItem(event.item_id)
  if (item.type !== 'message' || item.role !== 'assistant')
    return {
      code: 'invalid_value',
      message: 'Only model output audio messages can be truncated',
      param: 'item_id',
    }
  call.conversation.note(event.item_id, { heardMs: event.audio_end_ms })
  call.wire.send({
    type: 'conversation.item.truncated',
    item_id: event.item_id,
    content_index: event.content_index,
    audio_end_ms: event.audio_end_ms,
  })
  return null
}

function createResponse(call: Call, { response }: Of<'response.create'>): Complaint | null {
  const metadata = metadataOf(response?.['metadata'])
  if (response?.['conversation'] === 'none') {
    call.responses.makeOutOfBand(metadata).catch(() => {})
    return null
  }
  if (call.responses.ask({ by: 'client', metadata })) return null
  return {
    code: 'conversation_already_has_active_response',
    message: 'Conversation already has an active response in progress. Wait until the response is finished.',
  }
}

function metadataOf(value: unknown): Record<string, string> | null {
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]))
}
