// What is worked out from the changed lines alone is what the whole text would give.
import { ChangeSet, Text } from '@codemirror/state'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headingsOf, stateAfter, type TextState } from '../../../../src/main/document/text-state.ts'
import { countWords } from '../../../../src/shared/document/word-count.ts'

const line = fc.constantFrom(
  '',
  '',
  ' ',
  'some words',
  'a—b c',
  '# One',
  '## Two',
  '  ## Three',
  '### no section',
  '```',
  '~~~',
  '#tag',
  'end #',
)
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))
const edit = fc.record({
  from: fc.nat(200),
  length: fc.nat(12),
  insert: fc.oneof(text, fc.constantFrom('x', ' ', '\n', '#', '`', ' y z')),
})

const stateOf = (markdown: string): TextState => ({
  text: Text.of(markdown.split('\n')),
  markdown,
  headings: headingsOf(markdown),
  words: countWords(markdown),
  authorship: [{ by: 'drafter', length: markdown.length }],
})

describe('a text after typing', () => {
  it('has the headings, words and length that it would be found to have', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 5 }), (start, edits) => {
        const state = stateOf(start)
        let { length } = start
        const changes = edits.map(({ from, length: cut, insert }) => {
          const at = Math.min(from, length)
          const set = ChangeSet.of([{ from: at, to: Math.min(at + cut, length), insert }], length, '\n')
          length = set.newLength
          return set
        })
        const after = stateAfter(state, changes, 'author')
        const markdown = changes.reduce((now, change) => change.apply(now), state.text).toString()
        expect(after).toMatchObject({ markdown, headings: headingsOf(markdown), words: countWords(markdown) })
        expect(after.authorship.reduce((sum, span) => sum + span.length, 0)).toBe(markdown.length)
      }),
      { numRuns: 3000 },
    )
  })
})
