// A conversation item as the Realtime API sends it, turned into the studio's words.
import { z } from 'zod'
import type { ItemDetails } from '../transcript/event.ts'
import { wireId } from './wire-id.ts'

/** What is unreadable is left out; the words beside it count. */
const words = z.string().nullish().catch(null)
const wirePart = z.object({ text: words, transcript: words }).nullable().catch(null)

export const wireItem = z.object({
  id: wireId,
  type: z.string(),
  status: z.enum(['in_progress', 'completed', 'incomplete', 'failed']).nullish().catch(null),
  role: z.enum(['user', 'assistant', 'system']).nullish().catch(null),
  content: z.array(wirePart).nullish().catch(null),
  call_id: words,
  name: words,
  arguments: words,
  output: words,
})
export type WireItem = z.infer<typeof wireItem>

/** Texts of the parts; null and empty ones are left out, for they never say that there is no text. */
function partsOf(item: WireItem): ItemDetails['parts'] {
  return (item.content ?? []).flatMap((part, index) => {
    const text = part?.text || part?.transcript
    return text ? [{ index, text }] : []
  })
}

function given(entries: [string, string | null | undefined][]): Record<string, unknown> | null {
  const known = entries.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return known.length === 0 ? null : Object.fromEntries(known)
}

export function detailsOf(item: WireItem): ItemDetails {
  const common = { itemId: item.id, status: item.status ?? null }
  switch (item.type) {
    case 'message':
      return {
        ...common,
        role: item.role ?? 'assistant',
        type: 'message',
        parts: partsOf(item),
        payload: null,
      }
    case 'function_call': {
      const payload = given([
        ['callId', item.call_id],
        ['name', item.name],
        ['arguments', item.arguments],
      ])
      return { ...common, role: 'assistant', type: 'function_call', parts: [], payload }
    }
    case 'function_call_output': {
      const payload = given([
        ['callId', item.call_id],
        ['output', item.output],
      ])
      return { ...common, role: 'tool', type: 'function_call_output', parts: [], payload }
    }
    default:
      // MCP items and those not invented yet: nothing to read, but others may stand after them.
      return { ...common, role: 'tool', type: 'marker', parts: [], payload: { wireType: item.type } }
  }
}
