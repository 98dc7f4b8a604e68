// What a client may send, parsed as strictly as the service is known to be.
import { z } from 'zod'

const id = z.string().min(1).max(200)
const head = { event_id: z.string().optional() }
const part = z.object({ type: z.string(), text: z.string().optional() }).loose()
const status = z.string().optional()

const item = z.discriminatedUnion('type', [
  z.object({
    id: id.max(32).optional(),
    type: z.literal('message'),
    role: z.enum(['user', 'assistant', 'system']),
    status,
    content: z.array(part).max(100),
  }),
  z.object({
    id: id.max(32).optional(),
    type: z.literal('function_call_output'),
    call_id: id,
    output: z.string(),
  }),
  z.object({
    id: id.max(32).optional(),
    type: z.literal('function_call'),
    call_id: id,
    name: id,
    arguments: z.string(),
    status,
  }),
])
export type NewItem = z.infer<typeof item>

export const clientEvent = z.discriminatedUnion('type', [
  z.object({ ...head, type: z.literal('session.update'), session: z.record(z.string(), z.unknown()) }),
  z.object({
    ...head,
    type: z.literal('conversation.item.create'),
    item,
    previous_item_id: id.nullish(),
  }),
  z.object({ ...head, type: z.literal('conversation.item.delete'), item_id: id }),
  z.object({ ...head, type: z.literal('conversation.item.retrieve'), item_id: id }),
  z.object({
    ...head,
    type: z.literal('conversation.item.truncate'),
    item_id: id,
    content_index: z.number(),
    audio_end_ms: z.number().nonnegative(),
  }),
  z.object({ ...head, type: z.literal('input_audio_buffer.append'), audio: z.string() }),
  z.object({ ...head, type: z.literal('input_audio_buffer.clear') }),
  z.object({ ...head, type: z.literal('input_audio_buffer.commit') }),
  z.object({ ...head, type: z.literal('output_audio_buffer.clear') }),
  z.object({
    ...head,
    type: z.literal('response.create'),
    response: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({ ...head, type: z.literal('response.cancel'), response_id: id.optional() }),
])
export type ReceivedEvent = z.infer<typeof clientEvent>

/** The parts a message of that role may have. */
export function allowsParts(created: NewItem): boolean {
  if (created.type !== 'message') return true
  const allowed =
    created.role === 'assistant'
      ? ['output_text']
      : ['input_text', ...(created.role === 'user' ? ['input_audio', 'input_image'] : [])]
  return created.content.every(({ type }) => allowed.includes(type))
}
