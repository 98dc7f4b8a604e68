// What a report of a bug may hold: numbers, yes or no, and words that the studio itself made up.

export type Fact = [name: string, value: number | boolean | string | null]

export interface FactGroup {
  title: string
  facts: Fact[]
}

/** `text` if it is one of the studio's own words; what anybody else put there is `other`. */
export function known(text: unknown, words: readonly string[]): string {
  if (text === null || text === undefined) return 'none'
  return typeof text === 'string' && words.includes(text) ? text : 'other'
}

/** How often each of the studio's own words stands among `values`. */
export function countWords(values: readonly unknown[], words: readonly string[]): Fact[] {
  const counts = new Map<string, number>()
  for (const value of values) {
    const word = known(value, words)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a.localeCompare(b, 'en'))
}

export function writeFacts(groups: readonly FactGroup[]): string {
  return groups
    .map(({ title, facts }) =>
      [title, ...facts.map(([name, value]) => `  ${name}: ${shown(value)}`)].join('\n'),
    )
    .join('\n\n')
}

function shown(value: Fact[1]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === null ? 'not known' : String(value)
}
