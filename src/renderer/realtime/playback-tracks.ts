// Where the interviewer's items are on the recording clock: the service tells when a response begins and ends to sound,
// not when an item does. The first message of a response has its beginning, the last one its end.
import { z } from 'zod'

export interface PlaybackTracks {
  /** Answers `studio.spoken` events for the log. */
  hear(raw: unknown, clockMs: number): { type: 'studio.spoken'; item_id: string; [key: string]: unknown }[]
  clear(): void
}

const outputItem = z.object({
  type: z.literal('response.output_item.added'),
  response_id: z.string(),
  item: z.object({ id: z.string(), type: z.literal('message') }),
})
const sound = z.object({
  type: z.enum(['output_audio_buffer.started', 'output_audio_buffer.stopped', 'output_audio_buffer.cleared']),
  response_id: z.string(),
})
/** Responses that never sounded are forgotten after so many others. */
const MOST_RESPONSES = 50

export function createPlaybackTracks(): PlaybackTracks {
  const messages = new Map<string, string[]>()

  function remember(responseId: string, itemId: string): void {
    messages.set(responseId, [...(messages.get(responseId) ?? []), itemId])
    const oldest = messages.keys().next().value
    if (messages.size > MOST_RESPONSES && oldest !== undefined) messages.delete(oldest)
  }

  return {
    hear(raw, clockMs) {
      const item = outputItem.safeParse(raw)
      if (item.success) remember(item.data.response_id, item.data.item.id)
      const heard = sound.safeParse(raw)
      if (!heard.success) return []
      const { type, response_id: responseId } = heard.data
      const ids = messages.get(responseId) ?? []
      const at = Math.round(clockMs)
      if (type === 'output_audio_buffer.started') {
        const [first] = ids
        return first === undefined ? [] : [{ type: 'studio.spoken', item_id: first, start_ms: at }]
      }
      messages.delete(responseId)
      const last = ids.at(-1)
      return last === undefined ? [] : [{ type: 'studio.spoken', item_id: last, end_ms: at }]
    },
    clear: () => messages.clear(),
  }
}
