import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  joinBlocks,
  missingFence,
  separatorBetween,
  splitBlocks,
} from '../../../../src/shared/document/blocks.ts'
import { manuscript } from './prose.ts'

describe('splitBlocks', () => {
  it('catches a split that loses or adds a character, for any string', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(fc.constantFrom('# a', '## b', 'text', '', ' ', '\t', '```', '~~~~', '    x', '\r'), {
          maxLength: 30,
        })
        .map((l) => l.join('\n')),
      manuscript.map((blocks) => blocks.join('\r\n\r\n')),
    )
    fc.assert(
      fc.property(anything, (text) => joinBlocks(splitBlocks(text)) === text),
      { numRuns: 1500 },
    )
  })

  it('catches paragraphs, headings and fences being torn or glued', () => {
    const text = '\n\n# T\nfirst\nsecond\n\n\n## H\n\n```js\na\n\n# not a heading\n```\nafter\n\nlast'
    expect(splitBlocks(text)).toEqual([
      '\n\n',
      '# T\n',
      'first\nsecond\n\n\n',
      '## H\n\n',
      '```js\na\n\n# not a heading\n```\nafter\n\n',
      'last',
    ])
  })

  it('catches a heading without an empty line before it staying inside the paragraph', () => {
    expect(splitBlocks('para\n## H\ntext')).toEqual(['para\n', '## H\n', 'text'])
  })

  it('catches an unclosed fence that hides itself', () => {
    expect(missingFence('```js\ncode')).toBe('```')
    expect(missingFence('```js\ncode\n```')).toBe('')
    expect(missingFence('~~~~\n~~~\n')).toBe('~~~~')
  })

  it('catches two paragraphs growing together where texts meet', () => {
    expect('a' + separatorBetween('a', 'b') + 'b').toBe('a\n\nb')
    expect(separatorBetween('a\n', 'b')).toBe('\n')
    expect(separatorBetween('a\n\n', 'b')).toBe('')
    expect(separatorBetween('', 'b')).toBe('')
  })
})
