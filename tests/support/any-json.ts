// Any value as JSON tells it. fast-check also draws -0, which JSON writes as 0: no payload can hold it.
import fc from 'fast-check'

export const anyJson = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))

/** A payload as the studio keeps it: the schema drops the name `__proto__`, whoever sends it. */
export const anyPayload = fc.dictionary(
  fc.string().filter((name) => name !== '__proto__'),
  anyJson,
)
