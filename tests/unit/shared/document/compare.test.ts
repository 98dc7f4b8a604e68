import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareManuscripts } from '../../../../src/shared/document/compare.ts'
import { countWords } from '../../../../src/shared/document/word-count.ts'
import { changes, manuscript, write } from './prose.ts'

const brief = (before: string, after: string) => {
  const { stretches } = compareManuscripts(before, after)
  return stretches.map(({ kind, heading, from, to, newFrom, newTo, wordsAdded, wordsRemoved }) => [
    kind,
    heading,
    before.slice(from, to).trim(),
    after.slice(newFrom, newTo).trim(),
    wordsAdded,
    wordsRemoved,
  ])
}

describe('compareManuscripts', () => {
  it('tells what came, went and changed, in which section and by how many words', () => {
    const before = '# T\n\n## A\n\nThe old boat lay there.\n\nGone.\n\n## B\n\nTwo words.\n'
    const after = '# T\n\n## A\n\nThe new blue boat lay there.\n\n## C\n\nAll new here.\n'
    expect(brief(before, after)).toEqual([
      ['same', 'T', '# T', '# T', 0, 0],
      ['same', 'A', '## A', '## A', 0, 0],
      ['changed', 'A', 'The old boat lay there.', 'The new blue boat lay there.', 2, 1],
      ['removed', 'A', 'Gone.', '', 0, 1],
      ['removed', 'B', '## B', '', 0, 1],
      ['removed', 'B', 'Two words.', '', 0, 2],
      ['added', 'C', '', '## C', 1, 0],
      ['added', 'C', '', 'All new here.', 3, 0],
    ])
  })

  it('catches a stretch that is missing, overlaps or counts wrong', () => {
    fc.assert(
      fc.property(manuscript, changes, (blocks, edits) => {
        const before = blocks.join('\n\n')
        const after = write(blocks, edits, 'new').blocks.join('\n\n')
        const { stretches, wordsAdded, wordsRemoved } = compareManuscripts(before, after)
        let [at, newAt] = [0, 0]
        for (const stretch of stretches) {
          expect([stretch.from, stretch.newFrom]).toEqual([at, newAt])
          at = stretch.to
          newAt = stretch.newTo
          if (stretch.kind === 'same')
            expect(before.slice(stretch.from, stretch.to).trim()).toBe(
              after.slice(stretch.newFrom, stretch.newTo).trim(),
            )
        }
        expect([at, newAt]).toEqual([before.length, after.length])
        expect(countWords(before) + wordsAdded - wordsRemoved).toBe(countWords(after))
      }),
      { numRuns: 500 },
    )
  })

  it('stays quick on a manuscript of 100,000 words that was rewritten in a thousand places', () => {
    const paragraph = (at: number, word: string) =>
      `Paragraph ${at} says that the ${word} went down to the river and back, `.repeat(6)
    const text = (word: (at: number) => string) =>
      Array.from(
        { length: 1200 },
        (_, at) => `${at % 40 === 0 ? `## Part ${at}\n\n` : ''}${paragraph(at, word(at))}`,
      ).join('\n\n')
    const before = text(() => 'boat')
    const after = text((at) => (at % 6 === 0 ? 'boat' : 'ship'))
    expect(countWords(before)).toBeGreaterThan(90_000)
    const begun = performance.now()
    expect(compareManuscripts(before, after).wordsAdded).toBe(6000)
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
