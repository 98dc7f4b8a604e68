// From one text to another as few small edits: what the open editor is sent, so that caret and scroll stay.
import { splitBlocks } from './blocks.ts'
import { diffSequences, type Hunk } from './diff-sequences.ts'
import { splitWords } from './sentences.ts'

/** Replace [from, to) of the old text; UTF-16 offsets, never inside a surrogate pair. */
export interface TextEdit {
  from: number
  to: number
  insert: string
}

const MAX_WORDS = 5000

/** In order, not overlapping. Applied to `before` they give `after`. */
export function textChanges(before: string, after: string): TextEdit[] {
  const edits: TextEdit[] = []
  forEachChange(splitBlocks(before), splitBlocks(after), 0, (edit, old) => {
    const words =
      old === '' || edit.insert === '' ? null : ([splitWords(old), splitWords(edit.insert)] as const)
    if (words === null || words[0].length > MAX_WORDS || words[1].length > MAX_WORDS)
      addTrimmed(edits, edit, old)
    else forEachChange(words[0], words[1], edit.from, (inner, oldWords) => addTrimmed(edits, inner, oldWords))
  })
  return edits
}

/** By whole words, for a stretch that begins at `offset`: no letters of an old word left in a new one. */
export function wordChanges(before: string, after: string, offset: number): TextEdit[] {
  const edits: TextEdit[] = []
  forEachChange(splitWords(before), splitWords(after), offset, (edit) => edits.push(edit))
  return edits
}

export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits) {
    result += text.slice(at, edit.from) + edit.insert
    at = edit.to
  }
  return result + text.slice(at)
}

function forEachChange(
  before: readonly string[],
  after: readonly string[],
  offset: number,
  found: (edit: TextEdit, old: string) => void,
): void {
  let at = offset
  let index = 0
  for (const hunk of diffSequences(before, after) satisfies Hunk[]) {
    for (; index < hunk.baseStart; index++) at += before[index]?.length ?? 0
    const old = before.slice(hunk.baseStart, hunk.baseEnd).join('')
    found(
      { from: at, to: at + old.length, insert: after.slice(hunk.otherStart, hunk.otherEnd).join('') },
      old,
    )
    at += old.length
    index = hunk.baseEnd
  }
}

function addTrimmed(out: TextEdit[], edit: TextEdit, old: string): void {
  const { insert } = edit
  const shortest = Math.min(old.length, insert.length)
  let start = 0
  while (start < shortest && old.charCodeAt(start) === insert.charCodeAt(start)) start++
  if (splitsPair(old, start) || splitsPair(insert, start)) start--
  let end = 0
  while (
    end < shortest - start &&
    old.charCodeAt(old.length - 1 - end) === insert.charCodeAt(insert.length - 1 - end)
  ) {
    end++
  }
  if (end > 0 && (splitsPair(old, old.length - end) || splitsPair(insert, insert.length - end))) end--
  if (start + end === old.length && start + end === insert.length) return
  out.push({ from: edit.from + start, to: edit.to - end, insert: insert.slice(start, insert.length - end) })
}

function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const [high, low] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}
