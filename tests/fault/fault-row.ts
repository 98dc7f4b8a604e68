// What a row of the fault suite is, and the figures that many of them have.

export interface Figure {
  words: string
  unit?: 'ms' | 'MB'
  /** How the figures of several tests become one. */
  join?: 'sum' | 'most'
  atMost?: number
  /** The tests end with the first of these: none is told, and there was none when they passed. */
  ends?: true
  /** `count` = the count of the row. */
  atLeast?: number | 'count'
}

export interface FaultRow {
  /** The fault, as the table names it. Rows of one fault stand together. */
  fault: string
  /** What is done. */
  how: string
  /** In `npm test`, and in the suite. */
  small: number
  full: number
  /** Files of tests, from the repository's root; `.spec.ts` needs the built studio. */
  tests: readonly string[]
  /** Only the tests of these files whose name has this in it. */
  named?: string
  /** What a test needs that not every machine has; without it the row is skipped. */
  needs?: string
  figures: Readonly<Record<string, Figure>>
}

export const none = (words: string) => ({ words, atMost: 0, ends: true }) as const satisfies Figure
export const kills = { words: 'kills', atLeast: 'count' } as const satisfies Figure
