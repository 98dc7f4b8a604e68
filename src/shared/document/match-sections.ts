// Which section of the text is which row: ids, states and locks stay with their heading through edits.
import { diffSequences } from './diff-sequences.ts'
import type { Section } from './section.ts'
import { similarity } from './similarity.ts'

export interface SectionMatch {
  /** One for each heading of the text, in its order. */
  rows: Section[]
  /** Rows whose heading is no longer in the text. */
  dropped: Section[]
}

export interface MatchOptions {
  projectId: string
  newId(): string
  /** Rows dropped a moment ago: an undo gives their heading its id and lock back. */
  recentlyDropped?: readonly Section[]
  /** Headings whose row is known: index in `parsed` → row. Then only what was renamed is looked for. */
  known?: ReadonlyMap<number, Section>
}

/**
 * By heading and order first, then by heading alone (a section that moved), then by place between the neighbours
 * that were found (a heading that was renamed).
 */
export function matchSections(
  existing: readonly Section[],
  parsed: readonly Headed[],
  options: MatchOptions,
): SectionMatch {
  const old = [...existing].sort((a, b) => a.position - b.position)
  const rowOf: (number | null)[] = parsed.map(() => null)
  const taken = new Set<number>()
  const take = (at: number, row: number) => {
    rowOf[at] = row
    taken.add(row)
  }
  if (options.known === undefined) {
    matchInOrder(old, parsed, take)
    matchMoved(old, parsed, rowOf, taken, take)
  } else for (const [at, row] of options.known) take(at, old.indexOf(row))
  matchRenamed(old, parsed, rowOf, taken, take)

  const revived = [...(options.recentlyDropped ?? [])]
  const rows = parsed.map(({ heading }, position): Section => {
    const row = rowOf[position]
    const found = row === null || row === undefined ? reviveByHeading(revived, heading) : old[row]
    if (found !== undefined) return { ...found, heading, position }
    const id = options.newId()
    return {
      id,
      projectId: options.projectId,
      heading,
      position,
      status: 'drafting',
      locked: false,
      targetWords: null,
    }
  })
  return { rows, dropped: old.filter((_, row) => !taken.has(row)) }
}

type Headed = { heading: string; level?: number }
type Take = (at: number, row: number) => void

function matchInOrder(old: readonly Headed[], parsed: readonly Headed[], take: Take): void {
  const hunks = diffSequences(
    old.map((row) => row.heading),
    parsed.map((section) => section.heading),
  )
  let row = 0
  let at = 0
  for (const hunk of [...hunks, { baseStart: old.length, baseEnd: 0, otherStart: 0, otherEnd: 0 }]) {
    while (row < hunk.baseStart) take(at++, row++)
    row = hunk.baseEnd
    at = hunk.otherEnd
  }
}

function matchMoved(
  old: readonly Headed[],
  parsed: readonly Headed[],
  rowOf: readonly (number | null)[],
  taken: ReadonlySet<number>,
  take: Take,
): void {
  for (const [at, { heading }] of parsed.entries()) {
    if (rowOf[at] !== null) continue
    const row = old.findIndex((candidate, index) => !taken.has(index) && candidate.heading === heading)
    if (row >= 0) take(at, row)
  }
}

function matchRenamed(
  old: readonly Headed[],
  parsed: readonly Headed[],
  rowOf: readonly (number | null)[],
  taken: ReadonlySet<number>,
  take: Take,
): void {
  for (let at = 0; at < parsed.length; at++) {
    // Words put before the first heading are no heading renamed.
    if (rowOf[at] !== null || parsed[at]?.level === 0) continue
    const places: number[] = []
    while (at < parsed.length && rowOf[at] === null) places.push(at++)
    const before = places[0] === 0 ? -1 : (rowOf[(places[0] ?? 0) - 1] ?? -1)
    const after = at < parsed.length ? (rowOf[at] ?? old.length) : old.length
    const rows = old.map((_, row) => row).filter((row) => row > before && row < after && !taken.has(row))
    pairByLikeness(places, rows, (place, row) => {
      return similarity(parsed[place]?.heading ?? '', old[row]?.heading ?? '')
    }).forEach(([place, row]) => take(place, row))
  }
}

/** The most alike first; what is left pairs up in order. */
function pairByLikeness(
  places: readonly number[],
  rows: readonly number[],
  likeness: (place: number, row: number) => number,
): [number, number][] {
  const freePlaces = [...places]
  const freeRows = [...rows]
  const pairs: [number, number][] = []
  const ranked = places
    .flatMap((place) => rows.map((row) => ({ place, row, score: likeness(place, row) })))
    .filter((pair) => pair.score >= 0.4)
    .sort((a, b) => b.score - a.score)
  for (const { place, row } of ranked) {
    if (!freePlaces.includes(place) || !freeRows.includes(row)) continue
    pairs.push([place, row])
    freePlaces.splice(freePlaces.indexOf(place), 1)
    freeRows.splice(freeRows.indexOf(row), 1)
  }
  for (const [index, place] of freePlaces.entries()) {
    const row = freeRows[index]
    if (row !== undefined) pairs.push([place, row])
  }
  return pairs
}

function reviveByHeading(dropped: Section[], heading: string): Section | undefined {
  const at = dropped.findLastIndex((row) => row.heading === heading && heading !== '')
  return at === -1 ? undefined : dropped.splice(at, 1)[0]
}
