// Would catch: a note that the author never said, or that they said with a doubt.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captureFrom } from '../../../../src/shared/interview/capture.ts'

describe('captureFrom', () => {
  it.each([
    ['We moved to Bergen in 1962. It rained.', [{ kind: 'fact', content: 'We moved to Bergen in 1962.' }]],
    [
      'I think it was in 1962 that we moved.',
      [{ kind: 'todo', content: 'Check: I think it was in 1962 that we moved.' }],
    ],
    ["I don't remember her surname.", [{ kind: 'todo', content: "Check: I don't remember her surname." }]],
    [
      'I’ll have to ask my sister about it.',
      [{ kind: 'todo', content: 'Check: I’ll have to ask my sister about it.' }],
    ],
    [
      'I need to check the date with Anna.',
      [{ kind: 'todo', content: 'Check: I need to check the date with Anna.' }],
    ],
    ['Was it in 1962 that we moved to Bergen?', []],
    ['There were 1962 sheep on the hill.', []],
    ['In 1962.', []],
    ['You should check the oven. He asked for tea.', []],
    ['I remember it well.', []],
    ["I don't remember ever being happy there.", []],
    ["I don't know how we lived through it.", []],
    ['He said I should look up to my brother.', []],
    [
      "I'm not sure which of the two it was.",
      [{ kind: 'todo', content: "Check: I'm not sure which of the two it was." }],
    ],
    ['', []],
  ])('%s', (text, captures) => {
    expect(captureFrom(text)).toEqual(captures)
  })

  it('takes a long tale for a story, and a long list for none', () => {
    const tale =
      'He came and said that he had walked all night, and my mother asked him in and gave him bread. '.repeat(
        8,
      )
    expect(captureFrom(tale)).toEqual([{ kind: 'story', content: tale.split('. ')[0] + '.' }])
    expect(
      captureFrom('Flour, water, salt, yeast, time, patience, heat and a cold night. '.repeat(14)),
    ).toEqual([])
  })

  it('says nothing that was not said', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30, mode: 'sentences' }), fc.nat(3000), (lorem, year) => {
        const text = `${lorem} We came in ${year}. I must check that.`
        for (const { content } of captureFrom(text)) {
          const words = content.replace(/^Check: /, '').replace(/ …$/, '')
          expect(text.replace(/\s+/g, ' ')).toContain(words)
        }
      }),
      { numRuns: 100 },
    )
  })
})
