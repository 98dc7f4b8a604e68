// Bugs caught: a heading inside a code block in the outline, words counted under the wrong heading, a section's state
// shown on another heading of the same name.
import { describe, expect, it } from 'vitest'
import { joinSections, outlineOf } from '../../../../src/renderer/editor/outline.ts'
import type { Section } from '../../../../src/shared/document/section.ts'

const section = (id: string, heading: string, position: number): Section => ({
  id,
  projectId: 'p',
  heading,
  position,
  status: 'complete',
  locked: false,
  targetWords: null,
})

describe('outline', () => {
  it('lists headings of level one and two with the words below each', () => {
    const text = [
      '# The Salt Road',
      '',
      'We *walked* — on Sundays.',
      '',
      '## One ##',
      'a b c',
      '### Not listed',
      'd',
    ].join('\n')
    const outline = outlineOf(text)
    expect(outline.headings.map(({ heading, level, words }) => [heading, level, words])).toEqual([
      ['The Salt Road', 1, 4],
      ['One', 2, 6],
    ])
    expect(text.slice(outline.headings[1]?.position)).toMatch(/^## One ##\n/)
    expect(outline.words).toBe(14)
  })

  it('leaves fenced code alone', () => {
    expect(outlineOf('```\n# no\n```\n\n# yes').headings.map((h) => h.heading)).toEqual(['yes'])
  })

  it('joins sections of equal headings in order, and none to a heading main has not seen', () => {
    const outline = outlineOf('# A\n\n# New\n\n# A\n')
    const joined = joinSections(outline.headings, [section('second', 'A', 2), section('first', 'A', 1)])
    expect(joined.map((entry) => entry.section?.id ?? null)).toEqual(['first', null, 'second'])
  })
})
