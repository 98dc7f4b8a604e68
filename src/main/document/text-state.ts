// A manuscript's text and what is known of it, as one value; each change gives a new one. What a keystroke leaves alone
// is not looked at again: a manuscript has half a million characters.
import { ChangeSet, type Text } from '@codemirror/state'
import { mapAuthorship, type Authorship, type Writer } from '../../shared/document/authorship.ts'
import type { Unchanged } from '../../shared/document/carried-sources.ts'
import { parseSections } from '../../shared/document/sections.ts'
import type { TextEdit } from '../../shared/document/text-change.ts'
import { countWords } from '../../shared/document/word-count.ts'

export interface TextState {
  text: Text
  /** `text` as one string. */
  markdown: string
  /** One for each section, in order. */
  headings: readonly string[]
  words: number
  /** Spans cover `text` exactly, or the rest is the author's. */
  authorship: Authorship
}

export function headingsOf(markdown: string): string[] {
  return parseSections(markdown).map(({ heading }) => heading)
}

/** After changes made one after another by `by`. */
export function stateAfter(state: TextState, changes: readonly ChangeSet[], by: Writer): TextState {
  let { text, authorship } = state
  let all = ChangeSet.empty(text.length)
  for (const change of changes) {
    authorship = mapAuthorship(authorship, editsOf(change), by)
    text = change.apply(text)
    all = all.compose(change)
  }
  if (all.empty) return { ...state, text, authorship }
  const markdown = text.toString()
  const stretch = changedLines(state.text, text, all)
  const words = state.words - countWords(stretch.old) + countWords(stretch.now)
  const sameHeadings = !mayHead(stretch.old) && !mayHead(stretch.now) && hasWordsBefore(text, stretch.from)
  return { text, markdown, headings: sameHeadings ? state.headings : headingsOf(markdown), words, authorship }
}

/** What the changes, made one after another, certainly leave alone. */
export function unchangedBy(changes: readonly ChangeSet[]): Unchanged {
  const [first, ...rest] = changes
  if (first === undefined) return { atStart: 0, atEnd: 0 }
  const all = rest.reduce((done, change) => done.compose(change), first)
  let [atStart, changedTo] = [all.length, 0]
  all.iterChangedRanges((from, to) => {
    atStart = Math.min(atStart, from)
    changedTo = Math.max(changedTo, to)
  })
  return { atStart, atEnd: Math.min(all.length - changedTo, all.length - atStart) }
}

function editsOf(changes: ChangeSet): TextEdit[] {
  const edits: TextEdit[] = []
  changes.iterChanges((from, to, _, __, inserted) => edits.push({ from, to, insert: inserted.toString() }))
  return edits
}

/** Whole lines that hold every change, before and after; words do not reach over a line's end. */
function changedLines(before: Text, after: Text, changes: ChangeSet) {
  let [from, to] = [before.length, 0]
  changes.iterChangedRanges((start, end) => {
    from = Math.min(from, start)
    to = Math.max(to, end)
  })
  from = before.lineAt(from).from
  to = before.lineAt(to).to
  const end = after.length - (before.length - to)
  return { from, old: before.sliceString(from, to), now: after.sliceString(from, end) }
}

/** A line that could be a heading, or begin or end fenced code. Seldom true without need, never false with it. */
function mayHead(lines: string): boolean {
  return /^[^\S\n]*[#`~]/m.test(lines)
}

/** Then nothing at or behind `offset` is the text before the first heading that makes a section of its own. */
function hasWordsBefore(text: Text, offset: number): boolean {
  for (let line = text.line(1); line.to < offset; line = text.line(line.number + 1)) {
    if (line.text.trim() !== '') return true
  }
  return false
}
