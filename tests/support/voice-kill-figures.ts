// What the kills of a studio cost, and how soon the way on was offered.

/** One a kill, milliseconds. */
export interface Figures {
  soundLost: number[]
  /** The age of what the service had finished and the studio had not kept. */
  wordsLost: number[]
  /** From the window's beginning to the offer, from the start, and from the library's first sight. */
  offered: number[]
  started: number[]
  afterLibrary: number[]
  items: number
}

export function noFigures(): Figures {
  return { soundLost: [], wordsLost: [], offered: [], started: [], afterLibrary: [], items: 0 }
}

function most(values: readonly number[]): number {
  return Math.round(Math.max(...values))
}

/** The middle one. */
export function usual(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0)
}

function range(values: readonly number[]): string {
  return `${most(values)} ms at most, ${usual(values)} usually`
}

export function figuresInWords({
  soundLost,
  wordsLost,
  offered,
  started,
  afterLibrary,
  items,
}: Figures): string {
  return [
    `${soundLost.length} kills, ${items} items`,
    `sound lost: ${range(soundLost)}`,
    `the oldest words not kept were ${most(wordsLost)} ms old`,
    `offered after the window: ${range(offered)}`,
    `after the start: ${range(started)}`,
    `after the library: ${range(afterLibrary)}`,
  ].join('; ')
}
