// Draws the paragraphs' marks into the page's margins. For the pointer: by keyboard, the command that shows the sources
// speaks of the paragraph at the caret.
import { Facet, type Extension } from '@codemirror/state'
import { type EditorView, layer, type LayerMarker } from '@codemirror/view'
import { marksChanged, paragraphMarks, type ParagraphMark } from './paragraph-marks.ts'
import { paragraphFacts } from './paragraph-facts.ts'

/** What to do when a mark is clicked. */
export const onMarkClick = Facet.define<(mark: ParagraphMark) => void>()

class Mark implements LayerMarker {
  readonly mark: ParagraphMark
  readonly left: number
  readonly top: number
  readonly view: EditorView

  constructor(view: EditorView, mark: ParagraphMark, left: number, top: number) {
    this.view = view
    this.mark = mark
    this.left = left
    this.top = top
  }

  eq(other: Mark): boolean {
    const { mark, left, top } = other
    return (
      this.left === left &&
      this.top === top &&
      this.mark.position === mark.position &&
      this.mark.title === mark.title
    )
  }

  draw(): HTMLElement {
    const { kind, title } = this.mark
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = `ms-mark ms-mark-${kind}`
    button.title = title
    button.ariaLabel = title
    button.append(...signsOf(this.mark))
    button.style.left = `${this.left}px`
    button.style.top = `${this.top}px`
    // The page keeps the focus.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      for (const run of this.view.state.facet(onMarkClick)) run(this.mark)
    })
    return button
  }
}

function signsOf({ kind, count }: ParagraphMark): (HTMLElement | string)[] {
  if (kind === 'unsourced') return ['!']
  if (kind === 'avoided') return ['≈']
  const quote = document.createElement('span')
  quote.textContent = '”'
  return count === 1 ? [quote] : [quote, String(count)]
}

/** Widths of the content's own padding, which the marks stand in. */
const LEFT = 3
const RIGHT = 24

function markers(view: EditorView): Mark[] {
  const marks = view.plugin(paragraphMarks)?.marks ?? []
  if (marks.length === 0) return []
  const scroller = view.scrollDOM.getBoundingClientRect()
  const content = view.contentDOM.getBoundingClientRect()
  const left = content.left - scroller.left + LEFT
  const right = content.right - scroller.left - RIGHT
  return marks.flatMap((mark) => {
    const at = view.coordsAtPos(Math.min(mark.position, view.state.doc.length))
    // Begun above what is drawn.
    if (at === null) return []
    const top = (at.top + at.bottom) / 2 - scroller.top + view.scrollDOM.scrollTop
    return [new Mark(view, mark, mark.kind === 'avoided' ? left : right, Math.round(top))]
  })
}

export const marginMarks: Extension = [
  paragraphMarks,
  layer({
    above: true,
    class: 'ms-marks',
    markers,
    // They can be read out and clicked, unlike what layers are made for.
    mount: (dom) => dom.removeAttribute('aria-hidden'),
    update: ({ docChanged, viewportChanged, geometryChanged, state, startState, transactions }) =>
      docChanged ||
      viewportChanged ||
      geometryChanged ||
      state.field(paragraphFacts) !== startState.field(paragraphFacts) ||
      transactions.some(({ effects }) => effects.some((effect) => effect.is(marksChanged))),
  }),
]
