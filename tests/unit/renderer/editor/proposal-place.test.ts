// Bug caught: a proposal that leads to a paragraph of the same words in another section, or to nowhere.
import { expect, it } from 'vitest'
import type { Section } from '../../../../src/shared/document/section.ts'
import { joinSections, outlineOf } from '../../../../src/renderer/editor/outline.ts'
import { proposalPlace } from '../../../../src/renderer/editor/proposal-place.ts'

const text = '# T\n\n## One\n\nThe same.\n\n## Two\n\nThe same.\n\nMore.\n\n## Three\n'
const sections = ['T', 'One', 'Two', 'Three'].map((heading, position) => ({ id: heading, heading, position }))
const entries = joinSections(outlineOf(text).headings, sections as Section[])
const place = (authorMarkdown: string, sectionId: string | null) =>
  text.slice(proposalPlace(text, entries, { authorMarkdown, sectionId }))

it('finds the block in its own section first', () => {
  expect(place('The same.\n', 'One')).toMatch(/^The same\.\n\n## Two/)
  expect(place('The same.\n', 'Two')).toMatch(/^The same\.\n\nMore/)
})

it('finds a block that was taken to another section', () => {
  expect(place('More.', 'One')).toMatch(/^More\./)
})

it('goes to the section’s end when there is no such block, and to the text’s without a section', () => {
  expect(place('Gone.', 'Two')).toBe('\n\n## Three\n')
  expect(place('', 'One')).toMatch(/^\n\n## Two/)
  expect(place('Gone.', null)).toBe('\n')
})
