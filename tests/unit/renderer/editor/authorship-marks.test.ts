// Bugs caught: words the author types inside a draft shown as the drafter's, a draft shown as the author's until the next
// save, main's word taken for a text it is not about, typing that is not saved yet handed to the drafter.
import { collab, receiveUpdates, sendableUpdates, type Update } from '@codemirror/collab'
import { ChangeSet, EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import {
  authorshipEffect,
  authorshipMarks,
  hasDrafted,
  withWriter,
} from '../../../../src/renderer/editor/authorship-marks.ts'
import type { Authorship } from '../../../../src/shared/document/authorship.ts'

function open(doc: string): EditorState {
  return EditorState.create({ doc, extensions: [collab({ clientID: 'author-1' }), authorshipMarks] })
}

/** The text with the drafter's words in brackets. */
function shown(state: EditorState): string {
  const text = state.doc.toString()
  let out = ''
  let at = 0
  for (const cursor = state.field(authorshipMarks).iter(); cursor.value; cursor.next()) {
    out += `${text.slice(at, cursor.from)}[${text.slice(cursor.from, cursor.to)}]`
    at = cursor.to
  }
  return (out + text.slice(at)).replaceAll('][', '')
}

function from(state: EditorState, clientID: string, at: number, insert: string, to = at): Update {
  const length =
    state.doc.length -
    sendableUpdates(state).reduce((sum, u) => sum + u.changes.newLength - u.changes.length, 0)
  return withWriter({ clientID, changes: ChangeSet.of({ from: at, to, insert }, length) })
}

function told(state: EditorState, authorship: Authorship): EditorState {
  const effect = authorshipEffect(authorship, sendableUpdates(state), state.field(authorshipMarks))
  return effect === null ? state : state.update({ effects: effect }).state
}

const type = (state: EditorState, at: number, insert: string, to = at): EditorState =>
  state.update({ changes: { from: at, to, insert } }).state

it('shows a draft at once, and what is typed into it as the author’s', () => {
  let state = open('Mine. ')
  state = receiveUpdates(state, [from(state, 'drafter:job', 6, 'Drafted words.')]).state
  expect(shown(state)).toBe('Mine. [Drafted words.]')
  state = type(state, 14, 'own ')
  expect(shown(state)).toBe('Mine. [Drafted ]own [words.]')
  state = type(state, 24, ' And mine.')
  state = type(state, 6, 'Too: ')
  expect(shown(state)).toBe('Mine. Too: [Drafted ]own [words.] And mine.')
  state = type(state, 0, '', state.doc.length)
  expect(shown(state)).toBe('')
})

it('leaves the author’s unsent words out of a draft that arrives around them', () => {
  let state = type(open('A\n'), 1, 'uthor')
  state = receiveUpdates(state, [from(state, 'drafter:job', 0, 'Before. ')]).state
  expect(shown(state)).toBe('[Before. ]Author\n')
  expect(sendableUpdates(state)).toHaveLength(1)
})

it('gives nobody’s words to the drafter when a revision is restored', () => {
  let state = open('One.')
  state = receiveUpdates(state, [from(state, 'restore:3', 4, ' Two.')]).state
  expect(shown(state)).toBe('One. Two.')
})

it('takes what main knows, carried over what was typed since', () => {
  let state = type(open('Drafted. Mine.'), 3, '-and-')
  state = told(state, [
    { by: 'drafter', length: 8 },
    { by: 'author', length: 6 },
  ])
  expect(shown(state)).toBe('[Dra]-and-[fted.] Mine.')
  state = told(state, [{ by: 'author', length: 14 }])
  expect(shown(state)).toBe('Dra-and-fted. Mine.')
})

it('knows whether a paragraph has words of the drafter', () => {
  const state = told(open('Mine.\n\nDrafted.\n\nMine.'), [
    { by: 'author', length: 7 },
    { by: 'drafter', length: 8 },
    { by: 'author', length: 7 },
  ])
  const ranges = [
    { from: 0, to: 7 },
    { from: 7, to: 15 },
    { from: 14, to: 20 },
    { from: 15, to: 22 },
  ]
  expect(ranges.map((range) => hasDrafted(state, range))).toEqual([false, true, true, false])
})

it('has nothing to do when main says what the page shows', () => {
  let state = open('Drafted. Mine.')
  const truth = [
    { by: 'drafter', length: 8 },
    { by: 'author', length: 6 },
  ] as const
  state = told(state, truth)
  expect(authorshipEffect(truth, sendableUpdates(state), state.field(authorshipMarks))).toBeNull()
})

it('is quick on a book with ten thousand changes of hand', () => {
  const spans: Authorship = Array.from({ length: 10_000 }, (_, n) => ({
    by: n % 2 === 0 ? 'drafter' : 'author',
    length: 60,
  }))
  let state = told(open('x'.repeat(600_000)), spans)
  const before = performance.now()
  for (let n = 0; n < 100; n++) state = type(state, 300_000 + n, 'y')
  expect((performance.now() - before) / 100).toBeLessThan(8)
})
