import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchSections } from '../../../../src/shared/document/match-sections.ts'
import type { Section } from '../../../../src/shared/document/section.ts'
import { parseSections, sectionAt } from '../../../../src/shared/document/sections.ts'
import { manuscript } from './prose.ts'

describe('parseSections', () => {
  it('reads `#` and `##` outside fences, and leaves deeper headings in the body', () => {
    const text = 'Lead.\n\n# Title #\n\n##  Two words\ntext\n### deeper\n```\n## no\n```\n##\n#nospace\n'
    expect(parseSections(text).map(({ heading, level, body }) => [heading, level, body])).toEqual([
      ['', 0, 'Lead.\n\n'],
      ['Title', 1, '\n'],
      ['Two words', 2, 'text\n### deeper\n```\n## no\n```\n'],
      ['', 2, '#nospace\n'],
    ])
  })

  it('has nothing for an empty text', () => {
    expect(parseSections('')).toEqual([])
    expect(parseSections('\n \n')).toEqual([])
  })

  it('catches a character that lies in no section or in two', () => {
    fc.assert(
      fc.property(manuscript, (blocks) => {
        const text = blocks.join('\n\n')
        const sections = parseSections(text)
        expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const [at, section] of sections.entries()) expect(sectionAt(sections, section.start)).toBe(at)
      }),
      { numRuns: 300 },
    )
  })
})

describe('matchSections', () => {
  const rows = (...headings: string[]): Section[] =>
    headings.map((heading, position) => ({
      id: `${position}:${heading}`,
      projectId: 'p',
      heading,
      position,
      status: 'drafting',
      locked: false,
      targetWords: null,
    }))
  const match = (old: Section[], headings: string[], recentlyDropped: Section[] = []) => {
    let made = 0
    const result = matchSections(
      old,
      headings.map((heading) => ({ heading })),
      {
        projectId: 'p',
        newId: () => `new${++made}`,
        recentlyDropped,
      },
    )
    return result.rows.map(({ id }) => id)
  }
  const cases: [string, string[], string[], string[]][] = [
    ['nothing changed', ['A', 'B'], ['A', 'B'], ['0:A', '1:B']],
    ['a new one between', ['A', 'B'], ['A', 'N', 'B'], ['0:A', 'new1', '1:B']],
    ['one gone', ['A', 'B', 'C'], ['A', 'C'], ['0:A', '2:C']],
    ['renamed', ['A', 'Old name', 'C'], ['A', 'Something else', 'C'], ['0:A', '1:Old name', '2:C']],
    [
      'renamed with a new one before it',
      ['A', 'My school'],
      ['A', 'Intro', 'School days'],
      ['0:A', 'new1', '1:My school'],
    ],
    ['moved', ['A', 'B', 'C'], ['C', 'A', 'B'], ['2:C', '0:A', '1:B']],
    ['the first of two equal ones gone', ['A', 'X', 'B', 'X'], ['A', 'B', 'X'], ['0:A', '2:B', '3:X']],
    ['all new', [], ['A', 'B'], ['new1', 'new2']],
  ]
  it.each(cases)('keeps ids: %s', (_, old, headings, ids) => {
    expect(match(rows(...old), headings)).toEqual(ids)
  })

  it('gives a heading that comes back its row again', () => {
    const [dropped] = rows('Gone')
    expect(match(rows('A'), ['A', 'Gone'], dropped === undefined ? [] : [dropped])).toEqual(['0:A', '0:Gone'])
  })

  it('catches an id given twice or lost, for any two outlines', () => {
    const outline = fc.array(fc.constantFrom('A', 'B', 'C', 'Long way home', 'The long way', ''), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(outline, outline, (before, after) => {
        let made = 0
        const old = rows(...before)
        const result = matchSections(
          old,
          after.map((heading) => ({ heading })),
          { projectId: 'p', newId: () => `new${++made}` },
        )
        const ids = result.rows.map(({ id }) => id)
        expect(new Set(ids).size).toBe(after.length)
        expect(result.rows.map(({ heading, position }) => [heading, position])).toEqual(
          after.map((heading, at) => [heading, at]),
        )
        expect(
          [...ids.filter((id) => !id.startsWith('new')), ...result.dropped.map(({ id }) => id)].sort(),
        ).toEqual(old.map(({ id }) => id).sort())
      }),
      { numRuns: 500 },
    )
  })
})
