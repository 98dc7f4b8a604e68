// First pass over a text: which labels are speakers, whether lines are hard-wrapped, which lines are page numbers.
import { createPageNumberFinder } from './page-numbers.ts'
import { readLabel, type SpeakerLabel } from './speaker-label.ts'
import { isPart, nameStrength, speakerKey } from './speaker-name.ts'

export interface TextSurvey {
  /** Speakers by key, with the name to show. Empty = the file names nobody. */
  speakers: Map<string, string>
  /** False = each line is a paragraph of its own. */
  hardWrapped: boolean
  pageNumbers: Set<number>
  /** Labels seen once that were not believed, for a warning. */
  doubtful: { name: string; line: number }[]
}

interface Tally {
  name: string
  strength: 'strong' | 'weak'
  count: number
  afterBlank: number
  firstLine: number
  shapes: Record<SpeakerLabel['shape'], number>
}

export interface LabelCensus {
  see(line: string, lineNumber: number): void
  finish(): TextSurvey
}

/** A file in which more names than this stand before colons is not listing speakers; memory stays bounded. */
const MOST_TRACKED = 5000
const LONG_LINE = 160
/** An interview has at least one label in so many lines; prose with a few colons has fewer. */
const LINES_PER_LABEL = 400

export function createLabelCensus(): LabelCensus {
  const tallies = new Map<string, Tally>()
  const pages = createPageNumberFinder()
  const lines = { all: 0, long: 0, first: 0 }
  let blankBefore = true
  return {
    see(line, lineNumber) {
      const blank = line.trim() === ''
      if (!blank) {
        lines.all += 1
        if (lines.first === 0) lines.first = lineNumber
        if (line.length > LONG_LINE) lines.long += 1
        pages.see(line, lineNumber)
        tally(tallies, readLabel(line), lineNumber, blankBefore)
      }
      blankBefore = blank
    },
    finish() {
      const believed = believe([...tallies.values()], lines)
      return {
        speakers: new Map(believed.map(({ name }) => [speakerKey(name), name])),
        hardWrapped: lines.long < lines.all * 0.05,
        pageNumbers: pages.finish(),
        doubtful: doubtful(tallies, believed),
      }
    },
  }
}

function tally(tallies: Map<string, Tally>, label: SpeakerLabel | null, line: number, blank: boolean): void {
  if (label === null) return
  const strength = nameStrength(label.name)
  if (strength === 'none') return
  const key = speakerKey(label.name)
  let entry = tallies.get(key)
  if (entry === undefined) {
    if (tallies.size >= MOST_TRACKED) return
    const shapes = { plain: 0, caps: 0, bold: 0 }
    entry = { name: label.name, strength, count: 0, afterBlank: 0, firstLine: line, shapes }
    tallies.set(key, entry)
  }
  entry.count += 1
  entry.afterBlank += blank ? 1 : 0
  entry.shapes[label.shape] += 1
}

function believe(tallies: Tally[], lines: { all: number; first: number }): Tally[] {
  const repeated = tallies.filter(({ strength, count, afterBlank }) =>
    strength === 'strong' ? count >= 2 : count >= 3 && afterBlank === count,
  )
  const total = sum(repeated, ({ count }) => count)
  if (total === 0) return believeShort(tallies, lines)
  if (total < lines.all / LINES_PER_LABEL) return []
  // Where blank lines part the turns, a label in the midst of paragraphs is prose.
  const parted = sum(repeated, ({ afterBlank }) => afterBlank) >= total * 0.8
  const recurring = repeated.filter(({ count, afterBlank }) => !parted || afterBlank >= count / 2)
  const start = Math.min(...recurring.map(({ firstLine }) => firstLine))
  const loud = loudShape(recurring)
  const once = tallies.filter((one) => {
    const likeTheRest = loud !== null && one.shapes[loud] > 0
    const placed = one.firstLine > start && (!parted || one.afterBlank > 0)
    return one.count === 1 && one.strength === 'strong' && placed && (likeTheRest || isPart(one.name))
  })
  return [...recurring, ...once]
}

/** A file so short that nobody speaks twice: two labelled speakers, or one on the very first line. */
function believeShort(tallies: Tally[], lines: { all: number; first: number }): Tally[] {
  const strong = tallies.filter(({ strength }) => strength === 'strong')
  const enough = strong.length >= 2 && strong.length >= lines.all / 20
  if (enough) return strong
  return strong.filter(({ firstLine }) => firstLine === lines.first)
}

/** The shape that sets off nearly every label of the file, when there is one. */
function loudShape(tallies: Tally[]): 'caps' | 'bold' | null {
  const total = sum(tallies, ({ count }) => count)
  for (const shape of ['bold', 'caps'] as const) {
    if (sum(tallies, ({ shapes }) => shapes[shape]) >= total * 0.9) return shape
  }
  return null
}

function doubtful(tallies: Map<string, Tally>, believed: Tally[]): TextSurvey['doubtful'] {
  if (believed.length === 0) return []
  const known = new Set(believed)
  const start = Math.min(...believed.map(({ firstLine }) => firstLine))
  return [...tallies.values()]
    .filter((one) => !known.has(one) && one.strength === 'strong' && one.afterBlank > 0)
    .filter(({ firstLine }) => firstLine > start)
    .map(({ name, firstLine }) => ({ name, line: firstLine }))
}

function sum<T>(values: T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0)
}
