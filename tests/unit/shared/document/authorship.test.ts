import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  authorshipFromSources,
  fitAuthorship,
  joinAuthorship,
  mapAuthorship,
  ownRanges,
  readAuthorship,
  sliceAuthorship,
  writeAuthorship,
  type Authorship,
  type AuthorshipSpan,
  type Writer,
} from '../../../../src/shared/document/authorship.ts'
import type { TextEdit } from '../../../../src/shared/document/text-change.ts'

const writer = fc.constantFrom<Writer>('author', 'drafter')
const spans = fc.array(fc.record({ by: writer, length: fc.nat({ max: 6 }) }), { maxLength: 8 })
const letters = (of: Authorship) => of.map(({ by, length }) => by[0]?.repeat(length) ?? '').join('')
/** No empty spans, no two of one writer beside each other. */
const isTidy = (of: Authorship) => of.every(({ by, length }, at) => length > 0 && of[at + 1]?.by !== by)

/** Edits of a text of 40 characters. */
const edits = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 8 }).chain((places) =>
  fc.array(fc.constantFrom('', 'x', 'xyz'), { minLength: 4, maxLength: 4 }).map((inserts): TextEdit[] => {
    const sorted = [...places].sort((a, b) => a - b)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({
      from: sorted[at * 2] ?? 0,
      to: sorted[at * 2 + 1] ?? 0,
      insert: inserts[at] ?? '',
    }))
  }),
)

describe('authorship', () => {
  it('catches a span that shifts, grows or changes hands when the text is edited', () => {
    fc.assert(
      fc.property(spans, edits, writer, (before, changes, by) => {
        const text = letters(before).slice(0, 40).padEnd(40, 'a')
        let expected = ''
        let at = 0
        for (const { from, to, insert } of changes) {
          expected += text.slice(at, from) + (by[0] ?? '').repeat(insert.length)
          at = to
        }
        expected += text.slice(at)
        const mapped = mapAuthorship(sliceAuthorship(before, 0, 40), changes, by)
        expect(letters(mapped)).toBe(expected)
        expect(isTidy(mapped)).toBe(true)
        // Spans that do not reach as far as the text say the same.
        const short = mapAuthorship(fitAuthorship(before, Math.min(40, letters(before).length)), changes, by)
        expect(letters(fitAuthorship(short, expected.length))).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('catches a slice or a join that loses a character, which a moved section would show', () => {
    fc.assert(
      fc.property(spans, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (of, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const all = letters(of).padEnd(60, 'a')
        const parts = [
          sliceAuthorship(of, 0, from),
          sliceAuthorship(of, from, to),
          sliceAuthorship(of, to, 60),
        ]
        expect(parts.map(letters)).toEqual([all.slice(0, from), all.slice(from, to), all.slice(to, 60)])
        expect(letters(joinAuthorship(parts))).toBe(all.slice(0, 60))
        expect(isTidy(joinAuthorship(parts))).toBe(true)
        const own = ownRanges(of, 60).map(({ start, end }) => all.slice(start, end))
        expect(own.join('')).toBe(all.slice(0, 60).replaceAll('d', ''))
      }),
      { numRuns: 1000 },
    )
  })

  it('reads back what it wrote, and does not take broken data for knowledge', () => {
    fc.assert(
      fc.property(spans, (of) => {
        expect(letters(readAuthorship(writeAuthorship(of)) ?? [])).toBe(letters(of))
      }),
    )
    const drafted: AuthorshipSpan[] = [{ by: 'drafter', length: 3 }]
    expect(writeAuthorship(drafted)).toBe('[0,3]')
    for (const broken of [null, '', '{', '{}', '[-1]', '[1.5]', '["3"]', '[1e300]'])
      expect(readAuthorship(broken)).toBeNull()
  })

  it('takes for drafted only what is known as drafted', () => {
    const text = '# Book\n\nMine.\n\nDrafted.\n'
    const known = authorshipFromSources(text, (paragraph) => paragraph === 'Drafted.')
    expect(known).toEqual([
      { by: 'author', length: text.indexOf('Drafted') },
      { by: 'drafter', length: 'Drafted.\n'.length },
    ])
  })
})
