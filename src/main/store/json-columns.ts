// JSON columns come from a file, so they are parsed like anything else from outside.
import { z } from 'zod'

const stringList = z.array(z.string())
const counts = z.record(z.string(), z.number().int().nonnegative())
const jsonObject = z.record(z.string(), z.unknown())

export function readStringList(json: string): string[] {
  return stringList.parse(JSON.parse(json))
}

export function readObject(json: string | null): Record<string, unknown> | null {
  return json === null ? null : jsonObject.parse(JSON.parse(json))
}

/** Whole numbers by name; throws on anything else. */
export function readCounts(json: string): Record<string, number> {
  return counts.parse(JSON.parse(json))
}
