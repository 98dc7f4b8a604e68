// Bugs caught: a margin bar on the wrong paragraph after typing above it, one that never goes, one on blank lines.
import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import {
  changeMarks,
  insertedRanges,
  markChanged,
  markSeen,
} from '../../../../src/renderer/editor/change-marks.ts'

function marked(state: EditorState): string[] {
  const lines: string[] = []
  for (const cursor = state.field(changeMarks).iter(); cursor.value; cursor.next()) {
    lines.push(state.doc.lineAt(cursor.from).text)
  }
  return lines
}

it('marks the lines with new text, moves with the text and goes when seen', () => {
  let state = EditorState.create({ doc: 'One\n\nTwo', extensions: changeMarks })
  const drafted = state.update({ changes: { from: 3, insert: '\n\nDrafted\nmore' } })
  state = drafted.state.update({ effects: markChanged.of(insertedRanges(drafted.changes)) }).state
  expect(marked(state)).toEqual(['Drafted', 'more'])
  state = state.update({ changes: { from: 0, insert: 'Zero\n' } }).state
  expect(marked(state)).toEqual(['Drafted', 'more'])
  state = state.update({ effects: markSeen.of([state.doc.toString().indexOf('Drafted')]) }).state
  expect(marked(state)).toEqual(['more'])
})

it('marks a line once when it changes twice', () => {
  let state = EditorState.create({ doc: 'One', extensions: changeMarks })
  for (let n = 0; n < 2; n++) state = state.update({ effects: markChanged.of([{ from: 0, to: 3 }]) }).state
  expect(state.field(changeMarks).size).toBe(1)
})
