// What the page's margins say of the paragraphs in view: how many things said a drafted one rests on, or that it rests on
// nothing, and that one holds words to avoid.
import { type EditorState, StateEffect } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { avoidWords } from './avoided-words.ts'
import { fingerprint, paragraphsBetween, type Paragraph } from './paragraph-at.ts'
import { paragraphFacts, type ParagraphFacts } from './paragraph-facts.ts'

export interface ParagraphMark {
  kind: 'sources' | 'unsourced' | 'avoided'
  /** Start of the paragraph, or of the first word to avoid. */
  position: number
  /** Of sources, or of words. */
  count: number
  title: string
}

/** Fingerprints that were missing are here. */
export const marksChanged = StateEffect.define()

const MOST_HASHES = 5000
/** While the author types, paragraphs get their fingerprint in a pause. */
const PAUSE_MS = 150

export const paragraphMarks = ViewPlugin.fromClass(
  class {
    marks: ParagraphMark[]
    readonly view: EditorView
    readonly hashes = new Map<string, string>()
    timer: number | undefined
    constructor(view: EditorView) {
      this.view = view
      this.marks = this.look(view.state, [])
    }
    update({ state, startState, changes, docChanged, viewportChanged, transactions }: ViewUpdate) {
      const isTold = startState.field(paragraphFacts) !== state.field(paragraphFacts)
      const isHashed = transactions.some(({ effects }) => effects.some((effect) => effect.is(marksChanged)))
      if (!docChanged && !viewportChanged && !isTold && !isHashed) return
      // What main knows of a paragraph being typed in comes with the save: until then its mark stays.
      const kept = isTold
        ? []
        : this.marks.map((mark) => ({ ...mark, position: changes.mapPos(mark.position, 1) }))
      this.marks = this.look(state, kept)
    }
    look(state: EditorState, kept: readonly ParagraphMark[]): ParagraphMark[] {
      const { from, to } = this.view.viewport
      const paragraphs = paragraphsBetween(state.doc, from, to)
      if (paragraphs.some(({ text }) => !this.hashes.has(text))) {
        window.clearTimeout(this.timer)
        this.timer = window.setTimeout(() => void this.learn(paragraphs), PAUSE_MS)
      }
      return marksOf(paragraphs, this.hashes, state.field(paragraphFacts), kept)
    }
    async learn(paragraphs: readonly Paragraph[]) {
      if (this.hashes.size > MOST_HASHES) this.hashes.clear()
      for (const { text } of paragraphs) {
        if (!this.hashes.has(text)) this.hashes.set(text, await fingerprint(text))
      }
      if (this.timer !== undefined) this.view.dispatch({ effects: marksChanged.of(null) })
    }
    destroy() {
      window.clearTimeout(this.timer)
      this.timer = undefined
    }
  },
)

/** A paragraph that is not known keeps the mark it had. */
export function marksOf(
  paragraphs: readonly Paragraph[],
  hashes: ReadonlyMap<string, string>,
  { sources, findAvoided }: ParagraphFacts,
  kept: readonly ParagraphMark[],
): ParagraphMark[] {
  return paragraphs.flatMap(({ from, text }) => {
    const count = sources.get(hashes.get(text) ?? '')
    const before = kept.find((mark) => mark.kind !== 'avoided' && mark.position === from)
    const drafted = count === undefined ? before : sourcesMark(from, count)
    const avoided = avoidedMark(from, text, findAvoided)
    return [...(drafted === undefined ? [] : [drafted]), ...(avoided === null ? [] : [avoided])]
  })
}

function sourcesMark(position: number, count: number): ParagraphMark {
  if (count === 0) {
    return { kind: 'unsourced', position, count, title: 'Drafted, and it rests on nothing that was said' }
  }
  const said = count === 1 ? 'one thing' : `${count} things`
  return { kind: 'sources', position, count, title: `Drafted from ${said} you said: show the sources` }
}

function avoidedMark(
  from: number,
  text: string,
  findAvoided: ParagraphFacts['findAvoided'],
): ParagraphMark | null {
  const found = findAvoided(text)
  const [first] = found
  if (first === undefined) return null
  const words = [...new Set(found.map(({ word }) => word))]
  return { kind: 'avoided', position: from + first.from, count: found.length, title: avoidWords(words) }
}
