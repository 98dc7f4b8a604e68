// Bugs caught: a drafted paragraph without sources that looks like one with them, a mark that vanishes while the author
// types in its paragraph, words to avoid that are underlined in the wrong place or in a heading's stead.
import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { avoidedDecorations } from '../../../../src/renderer/editor/avoided-words.ts'
import { paragraphsBetween } from '../../../../src/renderer/editor/paragraph-at.ts'
import { paragraphFacts, setParagraphFacts } from '../../../../src/renderer/editor/paragraph-facts.ts'
import { marksOf } from '../../../../src/renderer/editor/paragraph-marks.ts'
import { createWordFinder } from '../../../../src/shared/drafting/guide-words.ts'

const doc = '# A very heading\n\nSourced.\n\nUnsourced, very much so.\n\nMine.\n'
const state = EditorState.create({ doc, extensions: paragraphFacts })
const paragraphs = paragraphsBetween(state.doc, 0, doc.length)
const hashes = new Map(paragraphs.map(({ text }) => [text, `#${text.slice(0, 3)}`]))
const sources = new Map([
  ['#Sou', 2],
  ['#Uns', 0],
])
const at = (words: string) => doc.indexOf(words)

it('tells drafted paragraphs with and without sources, and the author’s own, apart', () => {
  const marks = marksOf(paragraphs, hashes, { sources, findAvoided: () => [] }, [])
  expect(marks.map(({ kind, position, count }) => [kind, position, count])).toEqual([
    ['sources', at('Sourced'), 2],
    ['unsourced', at('Unsourced'), 0],
  ])
})

it('keeps a paragraph’s mark until main knows the paragraph as it is now', () => {
  const before = marksOf(paragraphs, hashes, { sources, findAvoided: () => [] }, [])
  expect(marksOf(paragraphs, new Map(), { sources, findAvoided: () => [] }, before)).toEqual(before)
})

it('flags words to avoid', () => {
  const findAvoided = createWordFinder(['very'])
  const told = state.update({ effects: setParagraphFacts.of({ findAvoided }) }).state
  const found = avoidedDecorations({ state: told, viewport: { from: 0, to: doc.length } }).iter()
  expect(doc.slice(found.from, found.to + 5)).toBe('very much')
  expect(found.value?.spec).toMatchObject({ attributes: { title: 'You asked to avoid “very”' } })
  const marks = marksOf(paragraphs, hashes, { sources: new Map(), findAvoided }, [])
  expect(marks.map(({ kind, position }) => [kind, position])).toEqual([['avoided', at('very much')]])
})
