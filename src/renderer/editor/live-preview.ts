// Live preview: Markdown's marks are hidden except on the lines the author is working in. Only what is on the screen
// is decorated, so a long book costs no more than a short one. The text itself is never touched.
import { syntaxTree } from '@codemirror/language'
import type { EditorState, Range } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'

const hidden = Decoration.replace({})
const linkText = Decoration.mark({ class: 'ms-link' })
const bullet = Decoration.mark({ class: 'ms-bullet' })
const lineClass = {
  quote: Decoration.line({ class: 'ms-quote' }),
  list: Decoration.line({ class: 'ms-list' }),
  code: Decoration.line({ class: 'ms-code' }),
  rule: Decoration.line({ class: 'ms-rule' }),
}
const headingLine = [1, 2, 3, 4, 5, 6].map((level) =>
  Decoration.line({ class: `ms-heading ms-heading-${level}` }),
)

export const livePreview = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = previewDecorations(view)
    }
    update(update: ViewUpdate) {
      const parsedMore = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (
        update.docChanged ||
        update.viewportChanged ||
        update.selectionSet ||
        update.focusChanged ||
        parsedMore
      ) {
        this.decorations = previewDecorations(update.view)
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

/** What to hide and to style in the visible part of the text. */
export function previewDecorations(
  view: Pick<EditorView, 'state' | 'visibleRanges' | 'hasFocus'>,
): DecorationSet {
  const ranges: Range<Decoration>[] = []
  const { state } = view
  for (const visible of view.visibleRanges) {
    syntaxTree(state).iterate({
      ...visible,
      enter: (node) => {
        decorateNode(state, node, visible, view.hasFocus, ranges)
      },
    })
  }
  return Decoration.set(ranges, true)
}

function decorateNode(
  state: EditorState,
  node: SyntaxNodeRef,
  visible: { from: number; to: number },
  focused: boolean,
  out: Range<Decoration>[],
): void {
  const heading = /^(?:ATX|Setext)Heading([1-6])$/.exec(node.name)
  if (heading) {
    const line = headingLine[Number(heading[1]) - 1]
    if (line) eachLine(state, node, visible, line, out)
    return
  }
  switch (node.name) {
    case 'Blockquote':
      return eachLine(state, node, visible, lineClass.quote, out)
    case 'ListItem':
      return eachLine(state, node, visible, lineClass.list, out)
    case 'FencedCode':
      return eachLine(state, node, visible, lineClass.code, out)
    case 'HorizontalRule':
      return eachLine(state, node, visible, lineClass.rule, out)
    case 'ListMark':
      out.push(bullet.range(node.from, node.to))
      return
    case 'Link':
      if (hasAddress(node.node)) out.push(linkText.range(node.from, node.to))
      return
    case 'HeaderMark':
    case 'QuoteMark':
      if (!isWorkedOn(state, node, focused)) hide(out, node.from, withSpace(state, node.to))
      return
    case 'EmphasisMark':
    case 'StrikethroughMark':
      if (!isWorkedOn(state, node, focused)) hide(out, node.from, node.to)
      return
    case 'LinkMark':
    case 'URL':
    case 'LinkTitle':
      // A bare address is its own text; inside a link it follows "](" and is noise while reading.
      if (isInLink(node.node) && !isWorkedOn(state, node, focused)) hide(out, node.from, node.to)
      return
    default:
  }
}

function isInLink({ parent }: SyntaxNode): boolean {
  return parent?.name === 'Link' && hasAddress(parent)
}

/** Brackets alone, as in "[…]", are the author's words and no link. */
function hasAddress(link: SyntaxNode): boolean {
  return link.getChild('URL') !== null
}

function hide(out: Range<Decoration>[], from: number, to: number): void {
  if (to > from) out.push(hidden.range(from, to))
}

function withSpace(state: EditorState, to: number): number {
  return state.sliceDoc(to, to + 1) === ' ' ? to + 1 : to
}

/** A selection touches the node's line, so its marks must be there to be edited. */
function isWorkedOn(state: EditorState, node: { from: number; to: number }, focused: boolean): boolean {
  if (!focused) return false
  const line = state.doc.lineAt(node.from)
  return state.selection.ranges.some((range) => range.from <= line.to && range.to >= line.from)
}

function eachLine(
  state: EditorState,
  node: { from: number; to: number },
  visible: { from: number; to: number },
  decoration: Decoration,
  out: Range<Decoration>[],
): void {
  const end = Math.min(node.to, visible.to)
  let line = state.doc.lineAt(Math.max(node.from, visible.from))
  while (true) {
    out.push(decoration.range(line.from))
    if (line.to >= end || line.number === state.doc.lines) return
    line = state.doc.line(line.number + 1)
  }
}
