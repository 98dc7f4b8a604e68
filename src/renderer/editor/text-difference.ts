// The smallest single replacement, by whole lines, that turns one text into another. Used when the editor must adopt
// a text it did not follow update by update: everything outside the replaced lines keeps its place.
import { ChangeSet, type Text } from '@codemirror/state'

/** A change set over `from`'s length; empty when the texts are equal. */
export function lineDifference(from: Text, to: Text): ChangeSet {
  const shorter = Math.min(from.lines, to.lines)
  let head = 0
  while (head < shorter && from.line(head + 1).text === to.line(head + 1).text) head++
  if (head === from.lines && head === to.lines) return ChangeSet.empty(from.length)
  let tail = 0
  while (tail < shorter - head && from.line(from.lines - tail).text === to.line(to.lines - tail).text) {
    tail++
  }
  const start = head === 0 ? 0 : from.line(head).to
  const startTo = head === 0 ? 0 : to.line(head).to
  const end = tail === 0 ? from.length : lineStart(from, from.lines - tail + 1, head)
  const endTo = tail === 0 ? to.length : lineStart(to, to.lines - tail + 1, head)
  return ChangeSet.of({ from: start, to: end, insert: to.slice(startTo, endTo) }, from.length)
}

/** Where the common tail begins: with its line break, unless the head is empty and there is none before it. */
function lineStart(text: Text, line: number, head: number): number {
  const at = text.line(line).from
  return head === 0 ? at : at - 1
}
