// Arguments that no page of ours would send, for every route of the contract: wrong kinds, huge, deep, prototypes.
import fc from 'fast-check'
import { z } from 'zod'
import { requests, type RequestName } from '../../src/shared/ipc/contract.ts'

/** `json` crosses as it is; a `made` one is built in the page, where such values can be. */
export type HostileArgument = { json: unknown } | { made: MadeKind }
const lightKinds = ['deep', 'cycle', 'map', 'date', 'bytes', 'bigint', 'nothing'] as const
/** Megabytes each: some routes show what the door does with them, for it is the same door for all. */
const heavyKinds = ['huge', 'many'] as const
const HEAVY_EVERY = 20
type MadeKind = (typeof lightKinds)[number] | (typeof heavyKinds)[number]

export const routeNames = Object.keys(requests) as RequestName[]

const wrong: unknown[] = [
  ...[null, true, -1, 1e308, '', 'x', '\u0000', '__proto__', '../../etc/passwd', '\ud800', 'x'.repeat(5000)],
  ...[
    [],
    [[]],
    {},
    { toString: 1 },
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{}}}'),
  ],
  ...["'; DROP TABLE projects; --", { $ne: null }, Array.from({ length: 300 }, (_, n) => `id-${n}`)],
]

/** `count` of them, the same every time. */
export function hostileArguments(name: RequestName, count: number): HostileArgument[] {
  const shaped = shapedArguments(name)
  const random = fc.sample(fc.jsonValue(), { numRuns: count, seed: 7 })
  const isHeavy = routeNames.indexOf(name) % HEAVY_EVERY === 0
  const kinds: readonly MadeKind[] = isHeavy ? [...heavyKinds, ...lightKinds] : lightKinds
  const all: HostileArgument[] = kinds.map((made) => ({ made }))
  for (let n = 0; all.length < count; n += 1) {
    if (n < wrong.length) all.push({ json: wrong[n] })
    const value = shaped[(n * 7) % Math.max(1, shaped.length)]
    if (value !== undefined) all.push({ json: value })
    all.push({ json: random[n % random.length] })
  }
  return all.slice(0, count)
}

/** Objects with the names that the route knows, one of them wrong in turn and the others plausible. */
function shapedArguments(name: RequestName): Record<string, unknown>[] {
  const schema = z.toJSONSchema(requests[name].input, { io: 'input', unrepresentable: 'any' })
  const properties = Object.entries(schema.properties ?? {})
  const plausible = Object.fromEntries(properties.map(([key, property]) => [key, exampleOf(property)]))
  return properties.flatMap(([key]) => wrong.map((value) => ({ ...plausible, [key]: value })))
}

function exampleOf(property: unknown): unknown {
  const { type, enum: values } = property as { type?: string; enum?: unknown[] }
  if (values !== undefined) return values[0]
  switch (type) {
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'array':
      return []
    case 'object':
      return {}
    default:
      return 'none'
  }
}

/** True where the contract itself refuses it. */
export function isRefused(name: RequestName, argument: HostileArgument): boolean {
  return 'json' in argument && !requests[name].input.safeParse(argument.json).success
}
