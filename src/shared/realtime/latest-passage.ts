// `latest`, as a model calls what the author has just said: models are not told the ids of a conversation's items.
import type { TranscriptItemInput } from '../transcript/item.ts'

const LATEST = 'latest'

type Heard = Pick<TranscriptItemInput, 'itemId' | 'role' | 'type'>

/** The author's last turn; null when nothing was said yet. */
export function latestPassage(items: readonly Heard[]): string | null {
  return items.findLast(({ role, type }) => role === 'user' && type === 'message')?.itemId ?? null
}

/**
 * A tool's arguments with `latest` replaced by the passage's id, or left out where there is none. Arguments that are
 * not an object come back as they are: main refuses them in its own words.
 */
export function withLatestPassage(argumentsJson: string, passage: string | null): string {
  if (!argumentsJson.includes(LATEST)) return argumentsJson
  const given = parseObject(argumentsJson)
  if (given === null) return argumentsJson
  return JSON.stringify(
    Object.fromEntries(Object.entries(given).flatMap((entry) => resolved(entry, passage))),
  )
}

function resolved([name, value]: [string, unknown], passage: string | null): [string, unknown][] {
  const found = passage === null ? [] : [passage]
  if (name === 'itemId') return value === LATEST ? found.map((id) => [name, id]) : [[name, value]]
  if ((name !== 'itemIds' && name !== 'transcriptAnchors') || !Array.isArray(value)) return [[name, value]]
  const ids = value.flatMap((id: unknown) => (id === LATEST ? found : [id]))
  return [[name, [...new Set(ids)]]]
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
