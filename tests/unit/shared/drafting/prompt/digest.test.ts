// Would catch: a digest with words nobody said, without limits, of one corner of the talk only, or of what the author
// asked to keep out; a fingerprint that does not notice a change.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestSession } from '../../../../../src/shared/drafting/prompt/digest.ts'
import { fingerprintOf } from '../../../../../src/shared/drafting/prompt/fingerprint.ts'
import { passagesOf } from '../../../../../src/shared/drafting/prompt/passages.ts'
import { talk } from '../embedded/contexts.ts'
import {
  haveInterviews,
  interviewFile,
  readInterview,
  realFiles,
  withoutInterviews,
} from '../embedded/read-interview.ts'

const speech = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '港口里有很多船。'.repeat(200),
    'x'.repeat(5000),
    '👩‍👩‍👧'.repeat(400),
    'No full stop '.repeat(300),
  ),
)

describe('digestSession', () => {
  it('holds sentences word for word, within its limits', () => {
    fc.assert(
      fc.property(fc.array(speech, { maxLength: 40 }), (lines) => {
        const items = talk(lines)
        const said = new Map(items.map(({ itemId, text }) => [itemId, text ?? '']))
        const { entries } = digestSession(items, 'f')
        expect(entries.length).toBeLessThanOrEqual(120)
        for (const { itemId, text } of entries) {
          expect(said.get(itemId)).toContain(text)
          expect(text.trim()).not.toBe('')
          expect(() => encodeURIComponent(text)).not.toThrow()
        }
        expect(new Set(entries.map(({ text }) => text)).size).toBe(entries.length)
        expect(digestSession(items, 'f')).toEqual({
          sessionId: items[0]?.sessionId ?? '',
          fingerprint: 'f',
          entries,
        })
      }),
      { numRuns: 60 },
    )
  })

  it('begins with entries from all over the session', () => {
    const lines = Array.from(
      { length: 240 },
      (_, at) => `In ${1900 + (at % 90)} we lived at number ${100 + at} of Harbour Street.`,
    )
    const { entries } = digestSession(talk(lines), 'f')
    const places = entries.slice(0, 12).map(({ itemId }) => Math.floor(Number(itemId.split('-')[1]) / 20))
    expect(new Set(places).size).toBe(12)
    expect(entries).toHaveLength(120)
  })

  it('puts names and numbers before small talk, and takes no question and nothing that is to be kept out', () => {
    const items = talk([
      'Q: What did Robert Murray pay?',
      'Yes. Well, it was a nice day and we had a good time of it, I suppose.',
      'My uncle Robert Murray bought the Skylark in 1947 for twelve pounds.',
      'Robert drank. Please do not print that.',
    ])
    const { entries } = digestSession(items, 'f')
    expect(entries[0]?.text).toBe('My uncle Robert Murray bought the Skylark in 1947 for twelve pounds.')
    expect(entries.map(({ text }) => text).join(' ')).not.toMatch(/drank|What did/)
  })

  if (!haveInterviews) console.warn(`Skipped: ${withoutInterviews}`)
  it.skipIf(!haveInterviews).each(realFiles)('is made of real talk: %s', async (name) => {
    const items = await readInterview(interviewFile(name))
    const said = new Map(items.map(({ itemId, text }) => [itemId, text ?? '']))
    const { entries } = digestSession(items, 'f')
    expect(entries.length).toBeGreaterThan(20)
    for (const { itemId, text } of entries) expect(said.get(itemId)).toContain(text)
  })
})

describe('passagesOf', () => {
  it('joins a sentence that leans on the one before', () => {
    expect(passagesOf('We had a boat. It leaked. The harbour was far.')).toEqual([
      'We had a boat. It leaked.',
      'The harbour was far.',
    ])
  })

  it('keeps every passage short, in a language without blanks too', () => {
    for (const text of ['港口里有很多船。'.repeat(300), '港'.repeat(3000), '🎉'.repeat(900)]) {
      const passages = passagesOf(text)
      expect(Math.max(...passages.map((passage) => passage.length))).toBeLessThanOrEqual(600)
      expect(passages.join('')).toBe(text)
    }
  })
})

describe('fingerprintOf', () => {
  it('changes with a word, with the order, and with where one text ends', () => {
    const items = talk(['One boat.', 'Two boats.'])
    const same = fingerprintOf(items)
    expect(fingerprintOf(talk(['One boat.', 'Two boats.']))).toBe(same)
    expect(fingerprintOf(talk(['One boat.', 'Two goats.']))).not.toBe(same)
    expect(fingerprintOf(items.toReversed())).not.toBe(same)
    expect(fingerprintOf(items.slice(1))).not.toBe(same)
    expect(fingerprintOf([{ itemId: 'ab', text: 'c' }])).not.toBe(
      fingerprintOf([{ itemId: 'a', text: 'bc' }]),
    )
    expect(same).toMatch(/^[0-9a-f]{16}$/)
  })
})
