// Bounds what a page may hand to main before anything is parsed: size, depth, and plain data
// or bytes only.

export const MAX_ARGUMENT_BYTES = 8 * 1024 * 1024
const MAX_DEPTH = 64

export type ArgumentVerdict = 'ok' | 'too_large' | 'too_deep' | 'not_plain'

interface Walk {
  left: number
}

/** Counts about as many bytes as JSON would take, and stops as soon as `limit` is passed. */
export function judgeArgument(value: unknown, limit = MAX_ARGUMENT_BYTES): ArgumentVerdict {
  return visit(value, 0, { left: limit })
}

function visit(value: unknown, depth: number, walk: Walk): ArgumentVerdict {
  if (depth > MAX_DEPTH) return 'too_deep'
  walk.left -= typeof value === 'string' ? Buffer.byteLength(value) + 2 : 5
  if (walk.left < 0) return 'too_large'
  if (value === null || typeof value !== 'object') {
    return typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol'
      ? 'not_plain'
      : 'ok'
  }
  if (value instanceof Uint8Array) {
    walk.left -= value.byteLength
    return walk.left < 0 ? 'too_large' : 'ok'
  }
  if (Array.isArray(value)) return visitEach(value, depth, walk)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return 'not_plain'
  for (const key of Object.keys(value)) walk.left -= Buffer.byteLength(key) + 3
  return visitEach(Object.values(value), depth, walk)
}

function visitEach(values: unknown[], depth: number, walk: Walk): ArgumentVerdict {
  for (const value of values) {
    const verdict = visit(value, depth + 1, walk)
    if (verdict !== 'ok') return verdict
  }
  return 'ok'
}
