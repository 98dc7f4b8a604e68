// Would catch: a section moved above the title or into the text before the first heading, a drop that lands one place
// off, and an undo that does not lead back.
import { describe, expect, test } from 'vitest'
import { joinSections } from '../../../../src/renderer/editor/outline.ts'
import {
  isTitle,
  movableOf,
  moveByOne,
  moveToGap,
  placeOf,
} from '../../../../src/renderer/screens/workspace/outline-order.ts'
import type { Section } from '../../../../src/shared/document/section.ts'

function manuscript(...headings: string[]) {
  const sections = headings.map((line, position): Section => ({
    id: line.replace(/^#+ /, '') || 'before',
    projectId: 'p',
    heading: line.replace(/^#+ /, ''),
    position,
    status: 'drafting',
    locked: false,
    targetWords: null,
  }))
  const shown = headings
    .filter((line) => line.startsWith('#'))
    .map((line, position) => ({
      heading: line.replace(/^#+ /, ''),
      level: line.startsWith('##') ? (2 as const) : (1 as const),
      position,
      words: 0,
    }))
  return { sections, entries: joinSections(shown, sections) }
}

const { sections, entries } = manuscript('# Title', '## A', '## B', '## C')

test('all but the title move, a later part too', () => {
  const parts = manuscript('# Title', '# Part', '## A').entries
  expect(parts.map((entry) => isTitle(entry, parts))).toEqual([true, false, false])
  expect(movableOf(parts).map(({ heading }) => heading)).toEqual(['Part', 'A'])
})

describe('by one', () => {
  test.each([
    ['B', -1, 'Title'],
    ['B', 1, 'C'],
    ['C', -1, 'A'],
  ] as const)('%s %i', (sectionId, step, afterSectionId) => {
    expect(moveByOne(entries, sections, sectionId, step)).toEqual({ sectionId, afterSectionId })
  })

  test('not past either end, and not the title', () => {
    expect(moveByOne(entries, sections, 'A', -1)).toBeNull()
    expect(moveByOne(entries, sections, 'C', 1)).toBeNull()
    expect(moveByOne(entries, sections, 'Title', 1)).toBeNull()
  })

  test('without a title the first place is the first, but for text before all headings', () => {
    const bare = manuscript('## A', '## B')
    expect(moveByOne(bare.entries, bare.sections, 'B', -1)).toEqual({ sectionId: 'B', afterSectionId: null })
    const led = manuscript('', '## A', '## B')
    expect(moveByOne(led.entries, led.sections, 'B', -1)).toEqual({
      sectionId: 'B',
      afterSectionId: 'before',
    })
  })
})

describe('to a gap', () => {
  test.each([
    ['C', 0, 'Title'],
    ['A', 2, 'B'],
    ['A', 3, 'C'],
  ] as const)('%s to %i', (sectionId, gap, afterSectionId) => {
    expect(moveToGap(entries, sections, sectionId, gap)).toEqual({ sectionId, afterSectionId })
  })

  test('next to itself is no move', () => {
    expect(moveToGap(entries, sections, 'B', 1)).toBeNull()
    expect(moveToGap(entries, sections, 'B', 2)).toBeNull()
  })
})

test('the way back is the section that stood before', () => {
  expect(placeOf(sections, 'B')).toBe('A')
  expect(placeOf(sections, 'Title')).toBeNull()
})
