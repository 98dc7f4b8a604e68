/** The `type` of an event of the wire, or `''`. */
export function typeOf(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null || !('type' in raw)) return ''
  return typeof raw.type === 'string' ? raw.type : ''
}
