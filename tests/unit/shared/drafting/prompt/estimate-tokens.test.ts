// Would catch: estimates below what models count, texts cut over their room or within a character.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutToTokens, estimateTokens } from '../../../../../src/shared/drafting/prompt/estimate-tokens.ts'

describe('estimateTokens', () => {
  it.each([
    // Counted with a vocabulary of 200,000 tokens, which is a large one, and one of 32,000, which is small.
    ['The harbour was full of boats that morning, and my father knew every one of them.', 17, 20],
    ['Моя бабушка пекла хлеб по воскресеньям.', 12, 20],
    ['我父亲在港口工作了三十年。', 10, 18],
    ['👩‍👩‍👧 🎉', 8, 18],
    ['[i12] Anna (new): Yes.', 9, 12],
  ])('is on the high side: %s', (text, ofLarge, ofSmall) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(ofLarge)
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(ofSmall)
    expect(estimateTokens(text)).toBeLessThanOrEqual(text.length * 4)
  })

  it('never grows by joining', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(estimateTokens(one + other)).toBeLessThanOrEqual(estimateTokens(one) + estimateTokens(other))
      }),
    )
  })
})

describe('cutToTokens', () => {
  it('keeps what fits and cuts the rest at a word', () => {
    expect(cutToTokens('We sailed to Leith.', 100)).toBe('We sailed to Leith.')
    expect(cutToTokens('We sailed to Leith with herring and peat.', 8)).toBe('We sailed to …')
    expect(cutToTokens('We sailed to Leith.', 1)).toBe('')
  })

  it('gives a beginning within its room, whole characters only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(60), (text, tokens) => {
        const cut = cutToTokens(text, tokens)
        expect(estimateTokens(cut)).toBeLessThanOrEqual(tokens)
        expect(() => encodeURIComponent(cut)).not.toThrow()
        if (cut !== text) expect(text.startsWith(cut.replace(/ …$/, ''))).toBe(true)
      }),
    )
  })
})
