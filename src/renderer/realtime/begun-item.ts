// The item that begins with an event of the wire.
import { z } from 'zod'

const committed = z.object({ type: z.literal('input_audio_buffer.committed'), item_id: z.string() })
const added = z.object({ type: z.literal('conversation.item.added'), item: z.object({ id: z.string() }) })

/** Its id; null when the event begins none. */
export function begunItem(raw: unknown): string | null {
  const turn = committed.safeParse(raw)
  if (turn.success) return turn.data.item_id
  const item = added.safeParse(raw)
  return item.success ? item.data.item.id : null
}
