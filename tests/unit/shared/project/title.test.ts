// Catches: a title that breaks the library, and a refusal that leaves the author without words.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_TITLE_LENGTH } from '../../../../src/shared/project/project.ts'
import { checkTitle } from '../../../../src/shared/project/title.ts'

describe('a title', () => {
  test.each([
    ['  The  farm \n at dusk ', 'The farm at dusk'],
    ['🎉', '🎉'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['?!', '?!'],
    ['a\u0000b\u202ec\u0007', 'abc'],
    ['half \ud800 pair', 'half pair'],
    ['العنوان', 'العنوان'],
    ['x'.repeat(MAX_TITLE_LENGTH), 'x'.repeat(MAX_TITLE_LENGTH)],
  ])('%j becomes %j', (raw, title) => {
    expect(checkTitle(raw)).toEqual({ ok: true, title })
  })

  test.each(['', '   ', '\n\t', '\u200b\u200d', '\u0000\u0001', '\ud800'])('%j is none', (raw) => {
    expect(checkTitle(raw)).toMatchObject({ ok: false, message: expect.stringContaining('title') })
  })

  test('of 10,000 characters is refused with the limit, and says that nothing is lost', () => {
    const check = checkTitle('x'.repeat(10_000))
    expect(check).toMatchObject({
      ok: false,
      message: expect.stringMatching(/10,000.*300.*nothing is lost/s),
    })
  })

  test('that passed passes again unchanged, and is one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (raw) => {
        const check = checkTitle(raw)
        if (!check.ok) return
        expect(checkTitle(check.title)).toEqual(check)
        expect(check.title).not.toMatch(/[\n\r\u2028\u2029]/)
      }),
    )
  })
})
