// What was heard, in its versions: live text is provisional, a later pass or a correction stands beside it, never in its
// place. One of them counts; the item's text is that one's.

/**
 * `original`: the words an item had before it had versions. `live`: while it was said. `pass`: made later from the
 * recording on this computer. `hosted`: by a service. `correction`: the author's.
 */
export const versionSources = ['original', 'live', 'pass', 'hosted', 'correction'] as const
export type VersionSource = (typeof versionSources)[number]

export interface SpokenWord {
  text: string
  /** On the session's recording clock, milliseconds. */
  startMs: number
  endMs: number
}

export interface ItemVersion {
  sessionId: string
  itemId: string
  /** From 1 on. */
  version: number
  source: VersionSource
  engine: string | null
  model: string | null
  text: string
  words: SpokenWord[] | null
  /** null = as it was. */
  speaker: string | null
  jobId: string | null
  createdAt: number
}

/** Who said which version counts; the author's word is final. */
export const versionChoosers = ['studio', 'author'] as const
export type VersionChooser = (typeof versionChoosers)[number]

/** What the author can do to a turn, and take back. */
export const itemActs = ['correct', 'choose', 'strike', 'unstrike', 'split', 'merge'] as const
export type ItemAct = (typeof itemActs)[number]

/** Better than those before it, as far as nobody chose. */
const rank = { original: 0, live: 1, pass: 2, hosted: 3, correction: 4 } as const satisfies Record<
  VersionSource,
  number
>

/** The version that counts when the author has chosen none: the best source, its newest. null = there are none. */
export function bestVersion(versions: readonly ItemVersion[]): ItemVersion | null {
  return versions.reduce<ItemVersion | null>((best, one) => {
    if (best === null) return one
    const better = rank[one.source] - rank[best.source]
    return better > 0 || (better === 0 && one.version > best.version) ? one : best
  }, null)
}
