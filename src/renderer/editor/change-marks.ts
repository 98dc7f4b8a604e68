// A bar in the margin beside every line that somebody else changed, until the author has seen it. The marks travel with
// the text as it is edited and are not part of it.
import { StateEffect, StateField, type ChangeSet, type Extension, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const changedLine = Decoration.line({ class: 'ms-changed', attributes: { 'data-changed': 'drafter' } })

/** Positions of the new document, inside lines to mark. */
export const markChanged = StateEffect.define<{ from: number; to: number }[]>()
/** Starts of lines that were seen. */
export const markSeen = StateEffect.define<number[]>()

export const changeMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes)
    for (const effect of transaction.effects) {
      if (effect.is(markChanged)) {
        next = merged(next, effect.value, transaction.newDoc)
      } else if (effect.is(markSeen)) {
        const seen = new Set(effect.value)
        next = next.update({ filter: (from) => !seen.has(from) })
      }
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The old marks and one for each line that has more than blanks inside the ranges, once each. */
function merged(marks: DecorationSet, ranges: { from: number; to: number }[], doc: Text): DecorationSet {
  const starts = new Set<number>()
  for (const cursor = marks.iter(); cursor.value; cursor.next()) starts.add(doc.lineAt(cursor.from).from)
  for (const range of ranges) {
    const last = doc.lineAt(range.to).number
    for (let n = doc.lineAt(range.from).number; n <= last; n++) {
      const line = doc.line(n)
      const overlap = doc.sliceString(Math.max(line.from, range.from), Math.min(line.to, range.to))
      if (overlap.trim() !== '') starts.add(line.from)
    }
  }
  return Decoration.set(
    [...starts].map((start) => changedLine.range(start)),
    true,
  )
}

/** Where a change set puts new text, in positions of the new document. */
export function insertedRanges(changes: ChangeSet): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = []
  changes.iterChanges((_fromA, _toA, from, to) => {
    if (to > from) ranges.push({ from, to })
  })
  return ranges
}

const SEEN_AFTER_MS = 6000

/** Takes a mark away once its line has been in view, in a focused window, for a while. */
export const forgetSeenMarks: Extension = ViewPlugin.fromClass(
  class {
    timer: number | null = null
    readonly view: EditorView
    constructor(view: EditorView) {
      this.view = view
      this.watch()
    }
    update(update: ViewUpdate) {
      const changed = update.startState.field(changeMarks) !== update.state.field(changeMarks)
      if (changed || update.viewportChanged) this.watch()
    }
    watch() {
      if (this.timer !== null || this.view.state.field(changeMarks).size === 0) return
      this.timer = window.setTimeout(() => {
        this.timer = null
        this.look()
      }, SEEN_AFTER_MS)
    }
    look() {
      const seen = document.hasFocus() ? marksInView(this.view) : []
      if (seen.length > 0) this.view.dispatch({ effects: markSeen.of(seen) })
      this.watch()
    }
    destroy() {
      if (this.timer !== null) window.clearTimeout(this.timer)
    }
  },
)

function marksInView(view: EditorView): number[] {
  const box = view.scrollDOM.getBoundingClientRect()
  const seen: number[] = []
  view.state.field(changeMarks).between(view.viewport.from, view.viewport.to, (from) => {
    const at = view.coordsAtPos(from)
    if (at && at.bottom > box.top && at.top < box.bottom) seen.push(from)
  })
  return seen
}
