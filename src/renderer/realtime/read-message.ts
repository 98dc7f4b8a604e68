// The edge of the data channel: a message becomes JSON that is not too large, not too deep, and names no prototype.

export const MAX_MESSAGE_BYTES = 256 * 1024
const MAX_DEPTH = 32

export type ReadMessage = { ok: true; event: unknown } | { ok: false; reason: string }

export function readMessage(data: unknown): ReadMessage {
  if (typeof data !== 'string') return refused('no text')
  if (isLongerThan(data, MAX_MESSAGE_BYTES)) return refused('too large')
  let event: unknown
  try {
    event = JSON.parse(data)
  } catch {
    // The error quotes what was said.
    return refused('no JSON')
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return refused('no event')
  const harm = harmIn(event, 1)
  return harm === null ? { ok: true, event } : refused(harm)
}

/** In UTF-8, of which a UTF-16 unit takes three bytes at most. */
export function isLongerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes
}

function harmIn(value: object, depth: number): string | null {
  if (depth > MAX_DEPTH) return 'too deep'
  if (Object.hasOwn(value, '__proto__')) return 'names __proto__'
  for (const inner of Object.values(value) as unknown[]) {
    const harm = typeof inner === 'object' && inner !== null ? harmIn(inner, depth + 1) : null
    if (harm !== null) return harm
  }
  return null
}

function refused(reason: string): ReadMessage {
  return { ok: false, reason }
}
