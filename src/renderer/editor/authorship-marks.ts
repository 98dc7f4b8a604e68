// Which words the drafter wrote, for the page to show. What somebody types is theirs at once; main, which knows for sure,
// says it again after each save. Not part of the text.
import {
  type ChangeSet,
  type EditorState,
  RangeSet,
  StateEffect,
  StateField,
  Transaction,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { Update } from '@codemirror/collab'
import type { Authorship } from '../../shared/document/authorship.ts'
import { insertedRanges } from './change-marks.ts'
import type { TextRange } from './comparison.ts'

const drafted = Decoration.mark({ class: 'ms-drafted' })

/** The drafter's new text, in positions of the document it was put into. */
const drafterWrote = StateEffect.define<TextRange[]>({
  map: (ranges, changes) =>
    ranges
      .map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }))
      .filter(({ from, to }) => from < to),
})
const setDrafted = StateEffect.define<DecorationSet>({ map: (marks, changes) => marks.map(changes) })

export const authorshipMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks
    if (transaction.docChanged) {
      const isRemote = transaction.annotation(Transaction.remote) === true
      next = isRemote ? marks.map(transaction.changes) : typedOver(marks, transaction.changes)
    }
    for (const effect of transaction.effects) {
      if (effect.is(drafterWrote)) next = painted(next, effect.value, true)
      else if (effect.is(setDrafted)) next = effect.value
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** An update of main's with what it says about its writer. */
export function withWriter({ clientID, changes }: Update): Update {
  if (!clientID.startsWith('drafter:')) return { clientID, changes }
  return { clientID, changes, effects: [drafterWrote.of(insertedRanges(changes))] }
}

/**
 * What main knows of the text at the synced version, carried over to the text with `unsent` changes; null when the page
 * shows that already.
 */
export function authorshipEffect(
  authorship: Authorship,
  unsent: readonly Update[],
  shown: DecorationSet,
): StateEffect<unknown> | null {
  const truth = unsent.reduce((marks, { changes }) => typedOver(marks, changes), marksOf(authorship))
  return RangeSet.eq([truth], [shown]) ? null : setDrafted.of(truth)
}

/** The drafter wrote words of this stretch. */
export function hasDrafted(state: EditorState, { from, to }: TextRange): boolean {
  let found = false
  state.field(authorshipMarks).between(from, to, (start, end) => {
    found = end > from && start < to
    return found ? false : undefined
  })
  return found
}

function marksOf(authorship: Authorship): DecorationSet {
  let at = 0
  return Decoration.set(
    authorship.flatMap(({ by, length }) => {
      const from = at
      at += length
      return by === 'drafter' && length > 0 ? [drafted.range(from, at)] : []
    }),
  )
}

/** The author's new text is the author's, also in the middle of drafted words. */
function typedOver(marks: DecorationSet, changes: ChangeSet): DecorationSet {
  return painted(marks.map(changes), insertedRanges(changes), false)
}

/** `ranges`, in order, become the drafter's or nobody's. */
function painted(marks: DecorationSet, ranges: readonly TextRange[], isDrafted: boolean): DecorationSet {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (first === undefined || last === undefined) return marks
  const touched: TextRange[] = []
  const touches = (from: number, to: number) => to > first.from && from < last.to
  marks.between(first.from, last.to, (from, to) => {
    if (touches(from, to)) touched.push({ from, to })
  })
  if (touched.length === 0 && !isDrafted) return marks
  const add = [...subtracted(touched, ranges), ...(isDrafted ? ranges : [])]
  return marks.update({
    filterFrom: first.from,
    filterTo: last.to,
    filter: (from, to) => !touches(from, to),
    add: add.map(({ from, to }) => drafted.range(from, to)),
    sort: true,
  })
}

/** What is left of `ranges` without `cuts`; both in order. */
function subtracted(ranges: readonly TextRange[], cuts: readonly TextRange[]): TextRange[] {
  const left: TextRange[] = []
  let next = 0
  for (const { from, to } of ranges) {
    let at = from
    while (next < cuts.length && (cuts[next]?.to ?? 0) <= from) next++
    for (let n = next; n < cuts.length; n++) {
      const cut = cuts[n]
      if (cut === undefined || cut.from >= to) break
      if (cut.from > at) left.push({ from: at, to: cut.from })
      at = Math.max(at, cut.to)
    }
    if (at < to) left.push({ from: at, to })
  }
  return left
}
