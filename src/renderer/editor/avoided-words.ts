// Words that the voice guide asks to avoid, underlined where they are in view. The text is never touched.
import type { EditorState, Range } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { paragraphsBetween } from './paragraph-at.ts'
import { paragraphFacts } from './paragraph-facts.ts'

export const avoidedWords = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = avoidedDecorations(view)
    }
    update({ view, state, startState, docChanged, viewportChanged }: ViewUpdate) {
      const isOther = startState.field(paragraphFacts).findAvoided !== state.field(paragraphFacts).findAvoided
      if (docChanged || viewportChanged || isOther) this.decorations = avoidedDecorations(view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

export function avoidedDecorations({
  state,
  viewport,
}: {
  state: EditorState
  viewport: { from: number; to: number }
}): DecorationSet {
  const { findAvoided } = state.field(paragraphFacts)
  const ranges: Range<Decoration>[] = []
  for (const { from, text } of paragraphsBetween(state.doc, viewport.from, viewport.to)) {
    for (const found of findAvoided(text)) {
      ranges.push(underline(found.word).range(from + found.from, from + found.to))
    }
  }
  return Decoration.set(ranges)
}

function underline(word: string): Decoration {
  return Decoration.mark({ class: 'ms-avoided', attributes: { title: avoidWords([word]) } })
}

/** For the author: why something is marked. */
export function avoidWords(words: readonly string[]): string {
  return `You asked to avoid ${words.map((word) => `“${word}”`).join(', ')}`
}
