// Applies somebody else's change without moving what the author looks at: the caret's line if it is on the screen, else
// the first row in view, stays at the same height, whatever grows or shrinks above it.
import type { Transaction } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

export function dispatchInPlace(view: EditorView, transaction: Transaction): void {
  if (transaction.changes.empty) {
    view.dispatch(transaction)
    return
  }
  const anchor = anchorOf(view)
  view.dispatch(transaction)
  if (anchor === null) return
  const after = transaction.changes.mapPos(anchor.position, anchor.side)
  correct(view, driftOf(view, after, anchor.top))
  // Heights outside the viewport are guesses until measured; look once more when they are known.
  view.requestMeasure({
    read: () => driftOf(view, after, anchor.top),
    write: (drift) => correct(view, drift),
  })
}

/** How far a position has moved from where it was, in pixels. */
function driftOf(view: EditorView, position: number, top: number): number {
  const now = view.coordsAtPos(Math.min(position, view.state.doc.length))
  return now === null ? 0 : now.top - top
}

function correct(view: EditorView, drift: number): void {
  if (Math.abs(drift) > 0.5) view.scrollDOM.scrollTop += drift
}

/** `side` as in `mapPos`: text inserted right at the caret lands after it, right before a line lands before that. */
function anchorOf(view: EditorView): { position: number; side: -1 | 1; top: number } | null {
  const box = view.scrollDOM.getBoundingClientRect()
  const caret = view.state.selection.main.head
  const atCaret = view.hasFocus ? view.coordsAtPos(caret) : null
  if (atCaret && atCaret.top >= box.top && atCaret.bottom <= box.bottom) {
    return { position: caret, side: -1, top: atCaret.top }
  }
  // A row of a paragraph, whose beginning may be above the page.
  const first = view.posAtCoords({ x: view.contentDOM.getBoundingClientRect().left, y: box.top + 1 }, false)
  const atFirst = view.coordsAtPos(first)
  return atFirst ? { position: first, side: 1, top: atFirst.top } : null
}

/** Until the answer is called: the text stays where it is on the screen when something appears above the page. */
export function holdInPlace(view: EditorView): () => void {
  const { scrollDOM } = view
  let top = scrollDOM.getBoundingClientRect().top
  const sizes = new ResizeObserver(() => {
    const now = scrollDOM.getBoundingClientRect().top
    correct(view, now - top)
    top = now
  })
  sizes.observe(scrollDOM)
  return () => sizes.disconnect()
}
