// Bug caught: the drafter is not told that a paragraph holds the author's own words, and writes it anew.
import { expect, it } from 'vitest'
import { ownParagraphs } from '../../../../src/shared/document/own-paragraphs.ts'

const body = 'Drafted one.\n\nMine, in part.\n\nDrafted two.\n'

it('names the paragraphs that an own range touches, wherever the section stands', () => {
  const at = body.indexOf('in part')
  expect(ownParagraphs(body, 0, [{ start: at, end: at + 2 }])).toEqual(['Mine, in part.'])
  expect(ownParagraphs(body, 100, [{ start: 100 + at, end: 102 + at }])).toEqual(['Mine, in part.'])
  expect(ownParagraphs(body, 100, [{ start: 0, end: 100 }])).toEqual([])
})

it('takes no blank line between two paragraphs for either of them', () => {
  const gap = body.indexOf('\n\nMine')
  expect(ownParagraphs(body, 0, [{ start: gap, end: gap + 2 }])).toEqual([])
  expect(ownParagraphs(body, 0, [{ start: 0, end: body.length }])).toHaveLength(3)
})

it('leaves headings out', () => {
  expect(ownParagraphs('### Mine\n\nDrafted.\n', 0, [{ start: 0, end: 8 }])).toEqual([])
})
