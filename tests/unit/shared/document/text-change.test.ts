import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffSequences } from '../../../../src/shared/document/diff-sequences.ts'
import { applyTextEdits, textChanges } from '../../../../src/shared/document/text-change.ts'
import { countWords } from '../../../../src/shared/document/word-count.ts'
import { changes, manuscript, write } from './prose.ts'

const isInPair = (text: string, at: number) =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '')

describe('textChanges', () => {
  it('catches edits that do not give the other text, overlap, or cut an emoji in two', () => {
    const line = fc
      .array(fc.constantFrom('a', 'b ', '\n', '\n\n', '😀', '😁', '👨‍👩‍👧', '# x\n'), { maxLength: 25 })
      .map((all) => all.join(''))
    const manuscripts = fc
      .tuple(manuscript, changes)
      .map(([blocks, edits]): [string, string] => [
        blocks.join('\n\n'),
        write(blocks, edits, 'new').blocks.join('\n\n'),
      ])
    fc.assert(
      fc.property(fc.oneof(fc.tuple(line, line), manuscripts), ([before, after]) => {
        const edits = textChanges(before, after)
        expect(applyTextEdits(before, edits)).toBe(after)
        let last = 0
        for (const { from, to } of edits) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(isInPair(before, from) || isInPair(before, to)).toBe(false)
          last = to
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('touches only the words that changed, so that a caret between them stays', () => {
    const before = 'One.\n\nThe old boat lay in the harbour and waited for us.\n\nEnd.'
    const after = 'One.\n\nThe new boat lay in the harbour and waited for me.\n\nEnd.'
    const edits = textChanges(before, after).map(({ from, to, insert }) => [before.slice(from, to), insert])
    expect(edits).toEqual([
      ['old', 'new'],
      ['us', 'me'],
    ])
  })
})

describe('diffSequences', () => {
  it('catches a wrong hunk for lists with many repeats, and stays fast where nothing anchors', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 })
    fc.assert(
      fc.property(list, list, (base, other) => {
        const built: string[] = []
        let at = 0
        for (const hunk of diffSequences(base, other)) {
          built.push(...base.slice(at, hunk.baseStart), ...other.slice(hunk.otherStart, hunk.otherEnd))
          at = hunk.baseEnd
        }
        expect([...built, ...base.slice(at)]).toEqual(other)
      }),
      { numRuns: 1000 },
    )
    const same = Array.from({ length: 20_000 }, () => 'x')
    const begun = performance.now()
    diffSequences(['a', ...same, 'b'], ['c', ...same.slice(1), 'd'])
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})

describe('countWords', () => {
  it.each([
    ['', 0],
    ['# A heading, and text.', 4],
    ["it's well-known – or not—at all", 6],
    ['* * *\n\n---', 0],
    ['Zoë ging naar Köln in 1984', 6],
    ['> “Quoted,” she said', 3],
  ])('%j has %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })
})
