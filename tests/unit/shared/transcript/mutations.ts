// Damages events of the wire in the ways a wire, a service or an enemy does.
import fc from 'fast-check'

type Json = Record<string, unknown>

/** One way to spoil an event; `pick` chooses where. */
export interface Mutation {
  kind: (typeof kinds)[number]
  pick: number
  value: unknown
}

const kinds = ['drop', 'replace', 'retype', 'nest', 'prototype', 'huge', 'swap_id'] as const

const odd = fc.constantFrom<unknown>(
  null,
  '',
  0,
  -1,
  1e308,
  '0',
  true,
  [],
  {},
  [null],
  '__proto__',
  'constructor',
  ' ',
  '\u0000',
  '\ud800',
)

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  pick: fc.nat(10_000),
  value: odd,
})

const HUGE = 'x'.repeat(100_000)

export function mutated(event: unknown, { kind, pick, value }: Mutation): unknown {
  const copy = structuredClone(event) as Json
  const places = placesIn(copy)
  const place = places[pick % places.length]
  if (place === undefined) return copy
  const { holder, key } = place
  switch (kind) {
    case 'drop':
      delete holder[key]
      return copy
    case 'replace':
      holder[key] = value
      return copy
    case 'retype':
      copy['type'] = ['response.dreamed', 'toString', value, 'session.created ', 'error'][pick % 5]
      return copy
    case 'nest':
      holder[key] = nested(60 + (pick % 400))
      return copy
    case 'prototype':
      // As JSON.parse makes it: an own key.
      Object.defineProperty(holder, '__proto__', {
        value: { polluted: 1 },
        enumerable: true,
        configurable: true,
      })
      return copy
    case 'huge':
      holder[key] = HUGE
      return copy
    case 'swap_id':
      copy['item_id'] = ['U1', 'A1', 'X', '__proto__', HUGE][pick % 5]
      return copy
  }
}

function nested(depth: number): unknown {
  let inner: unknown = 'deep'
  for (let n = 0; n < depth; n += 1) inner = n % 2 === 0 ? [inner] : { inner }
  return inner
}

function placesIn(value: unknown): { holder: Json; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Json
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])])
}

/** Events that cannot say anything: whatever stands beside them must not be disturbed. */
export const nonsense: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).filter((value) => !isTyped(value)),
  fc.constantFrom<unknown>(
    { type: 'response.dreamed', event_id: 'event_ca_003', item_id: 'U1' },
    { type: 'conversation.item.added', event_id: 'n1', item: { type: 'message' } },
    { type: 'conversation.item.added', event_id: 'n2', item: { id: 7, type: 'message' } },
    { type: 'conversation.item.deleted', event_id: 'n3', item_id: '__proto__' },
    { type: 'conversation.item.deleted', event_id: 'n4', item_id: HUGE },
    { type: 'conversation.item.deleted', event_id: 'n5', item_id: ['U1'] },
    { type: 'conversation.item.truncated', event_id: 'n6', item_id: 'A1', audio_end_ms: 'soon' },
    { type: 'response.done', event_id: 'n7', response: { id: 'R1', status: 'dreamed' } },
    { type: 'response.done', event_id: 'n8', response: null },
    { type: 'response.output_audio_transcript.delta', event_id: 'n9', item_id: 'A1', delta: 5 },
    { type: 'response.output_audio_transcript.delta', event_id: 'n10', item_id: 'A1', delta: '' },
    { type: 'conversation.item.input_audio_transcription.completed', event_id: 'n11', item_id: 'U1' },
    { type: 'session.created', event_id: 'n12', session: nested(100) },
    JSON.parse('{"type":"session.created","event_id":"n13","__proto__":{"a":1}}'),
    JSON.parse('{"type":"conversation.item.deleted","item_id":"U1","x":{"__proto__":{}}}'),
    { type: HUGE },
  ),
)

function isTyped(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value
}
