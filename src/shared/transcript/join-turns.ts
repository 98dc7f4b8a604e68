// The versions of turns that become one: each engine's words of all of them, in their order.
import type { TranscriptItem } from './item.ts'
import type { ItemVersion, SpokenWord } from './version.ts'

export interface JoinedPart {
  item: TranscriptItem
  /** Oldest first. */
  versions: readonly ItemVersion[]
}

export interface JoinedVersions {
  versions: ItemVersion[]
  /** The one that counts: what counted in each part. null = no part has versions. */
  counts: number | null
}

/** Where a part has nothing of an engine, what counts there stands in. */
export function joinVersions(
  parts: readonly JoinedPart[],
  { sessionId, itemId, createdAt }: Pick<ItemVersion, 'sessionId' | 'itemId' | 'createdAt'>,
): JoinedVersions {
  const kinds = new Map<string, ItemVersion>()
  for (const { versions } of parts) for (const version of versions) kinds.set(kindOf(version), version)
  const joined = [...kinds.values()].map((kind) => {
    const said = parts.map(
      (part) => part.versions.findLast((one) => kindOf(one) === kindOf(kind)) ?? counting(part),
    )
    return { ...kind, ...together(said) }
  })
  const counted = parts.map(counting)
  if (kinds.size === 0) return { versions: [], counts: null }
  const now = together(counted)
  const same = joined.findIndex(({ text }) => text === now.text)
  if (same === -1) joined.push({ ...mixedKind(parts), ...now })
  const versions = joined.map((version, n) => ({ ...version, sessionId, itemId, version: n + 1, createdAt }))
  return { versions, counts: same === -1 ? versions.length : same + 1 }
}

interface Said {
  text: string
  words: SpokenWord[] | null
  speaker: string | null
}

function counting({ item, versions }: JoinedPart): Said {
  const counts = versions.find(({ version }) => version === item.version)
  return { text: item.text ?? '', words: counts?.words ?? null, speaker: counts?.speaker ?? null }
}

function together(said: readonly Said[]): Said {
  const spoken = said.filter(({ text }) => text !== '')
  return {
    text: spoken.map(({ text }) => text).join(' '),
    words: spoken.some(({ words }) => words === null) ? null : spoken.flatMap(({ words }) => words ?? []),
    speaker: said.find(({ speaker }) => speaker !== null)?.speaker ?? null,
  }
}

/** What counts is of several kinds: it is the author's as soon as a part of it is. */
function mixedKind(parts: readonly JoinedPart[]): Omit<ItemVersion, keyof Said> {
  const counts = parts.flatMap(({ item, versions }) =>
    versions.filter(({ version }) => version === item.version),
  )
  const own = counts.find(({ source }) => source === 'correction')
  const [first] = counts
  const kind = own ?? first
  if (kind === undefined) throw new Error('Versions without one that counts')
  return {
    ...kind,
    source: own === undefined ? 'original' : 'correction',
    engine: null,
    model: null,
    jobId: null,
  }
}

function kindOf({ source, engine, model, jobId }: ItemVersion): string {
  return JSON.stringify([source, engine, model, jobId])
}
