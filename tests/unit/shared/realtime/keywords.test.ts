// Would catch: names of the project that the transcription never hears of, and hints without end.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keywordsOf } from '../../../../src/shared/realtime/keywords.ts'

const project = {
  title: 'The Hedvig and the Taing',
  goal: 'For my granddaughter Ailsa, so that she knows Davie.',
}
const blueprint = {
  entries: [
    {
      field: 'voiceGuardrails' as const,
      value: JSON.stringify({
        tone: 'Like George Mackay Brown.',
        structure: '',
        content: 'Leave out Tom Sclater.',
      }),
      sourceItemId: null,
      updatedAt: 1,
    },
  ],
}

describe('keywordsOf', () => {
  it('knows the title and its words, and names inside what was written', () => {
    const notes = [
      { content: 'She sailed on the Margaret Rae. Then she wrote to Miss Flett, and to Miss Flett again.' },
    ]
    const keywords = keywordsOf({ project, blueprint, notes })
    expect(keywords[0]).toBe('The Hedvig and the Taing')
    expect(keywords).toEqual(
      expect.arrayContaining([
        'Hedvig',
        'Taing',
        'Ailsa',
        'Davie',
        'George Mackay Brown',
        'Tom Sclater',
        'Margaret Rae',
        'Miss Flett',
      ]),
    )
  })

  it('takes no word for a name because it opens a sentence', () => {
    const notes = [
      { content: 'Nobody moved the table. Tar dripped. “Write to me,” she said. We saw the Noup.' },
    ]
    expect(keywordsOf({ project: null, blueprint: null, notes })).toEqual(['Noup'])
  })

  it('spends no hint on what is heard well without one, and takes the point after Mr. for no end', () => {
    const notes = [
      { content: 'On a Monday in May I’ll see Mr. Calder, I’ve said, and then I’d see Mum in Kirkwall.' },
    ]
    expect(keywordsOf({ project: null, blueprint: null, notes })).toEqual(['Calder', 'Kirkwall'])
  })

  it('has names of other alphabets and with particles', () => {
    const notes = [{ content: 'she met Ludwig van der Velde and then Åse, near the Øresund, with Müller' }]
    expect(keywordsOf({ project: null, blueprint: null, notes })).toEqual([
      'Ludwig van der Velde',
      'Åse',
      'Øresund',
      'Müller',
    ])
  })

  it('is empty for nothing, so that the list is left out and not cleared', () => {
    expect(keywordsOf({ project: null, blueprint: null, notes: [] })).toEqual([])
  })

  it('stays bounded, each once whatever its case, for any text', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('Davie', 'davie', 'DAVIE ', "Davie's", 'a', '. ', '\ud800'),
    )
    const text = fc.array(word, { maxLength: 300 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 5 }), (title, goal, contents) => {
        const keywords = keywordsOf({
          project: { title, goal },
          blueprint,
          notes: contents.map((content) => ({ content })),
        })
        expect(keywords.length).toBeLessThanOrEqual(64)
        for (const keyword of keywords) {
          expect(keyword.length).toBeLessThanOrEqual(48)
          expect(keyword).toBe(keyword.trim())
          expect(keyword).not.toBe('')
        }
        const once = new Set(keywords.map((keyword) => keyword.toLowerCase()))
        expect(once.size).toBe(keywords.length)
      }),
      { numRuns: 200 },
    )
  })
})
