// Two states of a manuscript beside each other: which paragraphs came, went and changed, and by how many words.
import { bestPairs } from './block-pairs.ts'
import { blockKey, startsSection, type Block } from './blocks.ts'
import type { ComparedStretch, ManuscriptComparison } from './comparison.ts'
import { diffSequences } from './diff-sequences.ts'
import { sideOf, type Side } from './merged-text.ts'
import { parseSections } from './sections.ts'
import { splitWords } from './sentences.ts'
import { countWords } from './word-count.ts'

/** A longer rewritten stretch is shown as gone and come, not as paragraphs that changed. */
const MAX_PAIRED_CELLS = 20_000
/** Longer paragraphs are counted whole. */
const MAX_WORDS = 5000

/** The stretches follow each other without gaps in both texts; what did not change is one for each section. */
export function compareManuscripts(before: string, after: string): ManuscriptComparison {
  const [old, now] = [sideOf(before), sideOf(after)]
  const out = new Comparison(old, now)
  let row = 0
  let column = 0
  for (const hunk of diffSequences(old.blocks.map(blockKey), now.blocks.map(blockKey))) {
    while (row < hunk.baseStart) out.same(row++, column++)
    for (const [pairRow, pairColumn] of pairsOf(old, now, hunk)) {
      while (row < pairRow) out.removed(row++, column)
      while (column < pairColumn) out.added(row, column++)
      out.changed(row++, column++)
    }
    while (row < hunk.baseEnd) out.removed(row++, column)
    while (column < hunk.otherEnd) out.added(row, column++)
  }
  while (row < old.blocks.length) out.same(row++, column++)
  const { stretches } = out
  return {
    before,
    after,
    stretches,
    wordsAdded: stretches.reduce((sum, { wordsAdded }) => sum + wordsAdded, 0),
    wordsRemoved: stretches.reduce((sum, { wordsRemoved }) => sum + wordsRemoved, 0),
  }
}

type Stretch = { baseStart: number; baseEnd: number; otherStart: number; otherEnd: number }

function pairsOf(old: Side, now: Side, hunk: Stretch): [number, number][] {
  const base = old.blocks.slice(hunk.baseStart, hunk.baseEnd)
  const side = now.blocks.slice(hunk.otherStart, hunk.otherEnd)
  if (base.length * side.length > MAX_PAIRED_CELLS) return []
  return bestPairs(base, side).map(([row, column]) => [row + hunk.baseStart, column + hunk.otherStart])
}

class Comparison {
  readonly stretches: ComparedStretch[] = []
  readonly #old: Side
  readonly #now: Side
  /** The section that the last block of the new text lies in, and the one of the old text if its heading is gone. */
  #heading = ''
  #goneHeading: string | null = null

  constructor(old: Side, now: Side) {
    this.#old = old
    this.#now = now
  }

  same(row: number, column: number): void {
    this.#enter(this.#now.blocks[column] ?? '')
    const last = this.stretches.at(-1)
    if (
      last?.kind === 'same' &&
      last.heading === this.#heading &&
      !startsSection(this.#now.blocks[column] ?? '')
    ) {
      last.to = this.#old.offsets[row + 1] ?? 0
      last.newTo = this.#now.offsets[column + 1] ?? 0
    } else this.#add('same', [row, row + 1], [column, column + 1], this.#heading, 0, 0)
  }

  changed(row: number, column: number): void {
    const [was, is] = [this.#old.blocks[row] ?? '', this.#now.blocks[column] ?? '']
    this.#enter(is)
    const { added, removed } = changedWords(was, is)
    this.#add('changed', [row, row + 1], [column, column + 1], this.#heading, added, removed)
  }

  added(row: number, column: number): void {
    const block = this.#now.blocks[column] ?? ''
    this.#enter(block)
    this.#add('added', [row, row], [column, column + 1], this.#heading, countWords(block), 0)
  }

  removed(row: number, column: number): void {
    const block = this.#old.blocks[row] ?? ''
    if (startsSection(block)) this.#goneHeading = headingOf(block)
    const heading = this.#goneHeading ?? this.#heading
    this.#add('removed', [row, row + 1], [column, column], heading, 0, countWords(block))
  }

  #enter(block: Block): void {
    if (!startsSection(block)) return
    this.#heading = headingOf(block)
    this.#goneHeading = null
  }

  #add(
    kind: ComparedStretch['kind'],
    rows: readonly [number, number],
    columns: readonly [number, number],
    heading: string,
    wordsAdded: number,
    wordsRemoved: number,
  ): void {
    const [from = 0, to = 0] = rows.map((row) => this.#old.offsets[row])
    const [newFrom = 0, newTo = 0] = columns.map((column) => this.#now.offsets[column])
    this.stretches.push({ kind, from, to, newFrom, newTo, heading, wordsAdded, wordsRemoved })
  }
}

function headingOf(block: Block): string {
  return parseSections(block)[0]?.heading ?? ''
}

function changedWords(was: Block, is: Block): { added: number; removed: number } {
  const [old, now] = [splitWords(was), splitWords(is)]
  if (Math.max(old.length, now.length) > MAX_WORDS) return { added: countWords(is), removed: countWords(was) }
  let [added, removed] = [0, 0]
  const words = (list: readonly string[]) => list.map((word) => word.trim())
  for (const hunk of diffSequences(words(old), words(now))) {
    removed += countWords(old.slice(hunk.baseStart, hunk.baseEnd).join(''))
    added += countWords(now.slice(hunk.otherStart, hunk.otherEnd).join(''))
  }
  return { added, removed }
}
