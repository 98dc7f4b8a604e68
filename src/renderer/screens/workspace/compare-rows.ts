// A comparison as rows of a list: sections with changes, each change, and between them what did not change, folded.
import { isHeading, splitBlocks, startsSection } from '../../../shared/document/blocks.ts'
import type { ComparedStretch, ManuscriptComparison } from '../../../shared/document/comparison.ts'
import { countWords } from '../../../shared/document/word-count.ts'

/** So few unchanged words are shown at once. */
const TOO_FEW_TO_FOLD = 30

export type CompareRow =
  | {
      kind: 'section'
      key: string
      heading: string
      /** Of its first change. */
      index: number
      changes: number
      first: ComparedStretch
      last: ComparedStretch
    }
  | { kind: 'change'; key: string; index: number; stretch: ComparedStretch; before: string; after: string }
  /** `at`: in the old text. */
  | { kind: 'fold'; key: string; at: number; words: number }
  | { kind: 'same'; key: string; text: string }

interface Section {
  heading: string
  stretches: ComparedStretch[]
  changes: number
}

/** `unfolded`: where folds were opened, in the old text, which stays the same while parts of it are put back. */
export function compareRows(comparison: ManuscriptComparison, unfolded: readonly number[]): CompareRow[] {
  const { before, after } = comparison
  const rows: CompareRow[] = []
  let changes = 0
  let quiet: ComparedStretch[] = []
  const endQuiet = () => {
    rows.push(...foldedRows(after, quiet, unfolded))
    quiet = []
  }
  for (const section of sectionsOf(comparison)) {
    const [first, last] = [section.stretches[0], section.stretches.at(-1)]
    if (section.changes === 0 || first === undefined || last === undefined) {
      quiet.push(...section.stretches)
      continue
    }
    endQuiet()
    const { heading } = section
    rows.push({
      kind: 'section',
      key: `s${first.from}-${first.newFrom}`,
      heading,
      index: changes,
      changes: section.changes,
      first,
      last,
    })
    for (const stretch of section.stretches) {
      if (stretch.kind === 'same') {
        quiet.push(stretch === first ? withoutHeading(after, stretch) : stretch)
        continue
      }
      endQuiet()
      const { from, to, newFrom, newTo } = stretch
      rows.push({
        kind: 'change',
        key: `c${from}-${newFrom}`,
        index: changes++,
        stretch,
        before: before.slice(from, to).trim(),
        after: after.slice(newFrom, newTo).trim(),
      })
    }
    endQuiet()
  }
  endQuiet()
  return rows
}

function sectionsOf({ before, after, stretches }: ManuscriptComparison): Section[] {
  const sections: Section[] = []
  for (const stretch of stretches) {
    const begins =
      startsSection(after.slice(stretch.newFrom, stretch.newTo)) ||
      startsSection(before.slice(stretch.from, stretch.to))
    const open = begins ? undefined : sections.at(-1)
    const changes = stretch.kind === 'same' ? 0 : 1
    if (open === undefined) sections.push({ heading: stretch.heading, stretches: [stretch], changes })
    else {
      open.stretches.push(stretch)
      open.changes += changes
    }
  }
  return sections
}

/** The section's row names it already. */
function withoutHeading(after: string, stretch: ComparedStretch): ComparedStretch {
  const [block = ''] = splitBlocks(after.slice(stretch.newFrom, stretch.newTo))
  return isHeading(block) ? { ...stretch, newFrom: stretch.newFrom + block.length } : stretch
}

function foldedRows(
  after: string,
  stretches: readonly ComparedStretch[],
  unfolded: readonly number[],
): CompareRow[] {
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (first === undefined || last === undefined) return []
  const text = after.slice(first.newFrom, last.newTo)
  if (text.trim() === '') return []
  const at = first.from
  const words = countWords(text)
  const isOpen = unfolded.some((opened) => opened >= at && opened < last.to)
  if (words > TOO_FEW_TO_FOLD && !isOpen) return [{ kind: 'fold', key: `f${at}`, at, words }]
  return splitBlocks(text).map((block, index) => ({
    kind: 'same',
    key: `u${at}-${index}`,
    text: block.trim(),
  }))
}
