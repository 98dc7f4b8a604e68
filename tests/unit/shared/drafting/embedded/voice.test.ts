// Would catch: a voice guide that makes the embedded drafter change a word, lower a sentence's capital, drop a word
// that means something, or say nothing of what it could not do.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countAvoided,
  createFillerFilter,
  createSpelling,
} from '../../../../../src/shared/drafting/embedded/voice.ts'
import { emptyVoiceGuide } from '../../../../../src/shared/drafting/voice-guide.ts'
import { checkTraceable } from '../../../../support/traceability.ts'
import { contextOf, draft, talk } from './contexts.ts'
import { readInterview, sampleFile } from './read-interview.ts'

describe('words to use', () => {
  test.each([
    [['GitHub'], 'We put it on github.', 'We put it on GitHub.'],
    [
      ['boiler-suit'],
      'Boiler suit on. His boiler suit was blue.',
      'Boiler-suit on. His boiler-suit was blue.',
    ],
    [['iPhone'], 'Iphone in hand, he called.', 'iPhone in hand, he called.'],
    [
      ['internet'],
      'He said, "Internet?" The Internet was new.',
      'He said, "Internet?" The internet was new.',
    ],
    [['IT', 'US'], 'It told us.', 'It told us.'],
  ])('%j', (words, said, expected) => {
    expect(createSpelling(words).prose(said)).toBe(expected)
  })

  test('a heading keeps its capitals', () => {
    const { title } = createSpelling(['GitHub', 'pipes'])
    expect(title('Github and Pipes')).toBe('GitHub and Pipes')
  })
})

describe('words to avoid', () => {
  test.each([
    [['well'], 'It was, well, a boat.', 'It was a boat.'],
    [['right'], 'That was the plan, right?', 'That was the plan, right?'],
    [['right'], 'He turned right, then left.', 'He turned right, then left.'],
    [['no', 'and', 'very'], 'It was 1961, no, very late.', 'It was 1961, no, very late.'],
    [['okay'], 'Okay, we rowed on, okay.', 'We rowed on.'],
    [['well'], 'Well, well.', 'Well.'],
  ])('%j', (words, said, expected) => {
    expect(createFillerFilter(words)(said)).toBe(expected)
  })

  test('what stays is counted, most often first', () => {
    expect(countAvoided(['just', 'very'], ['Very, very late.', 'just so'])).toEqual([
      { word: 'very', times: 2 },
      { word: 'just', times: 1 },
    ])
  })
})

test('a draft with a guide is still the words that were said, and its summary tells what stands', async () => {
  const items = await readInterview(sampleFile)
  const context = contextOf(items)
  context.voiceGuide = {
    ...emptyVoiceGuide,
    wordsToUse: ['FATHER', 'Iron-Thimble'],
    wordsToAvoid: ['well', 'you know', 'the'],
  }
  const answer = await draft(context)
  const paragraphs = answer.edits.flatMap((edit) => edit.paragraphs)
  const text = paragraphs.map(({ markdown }) => markdown).join(' ')
  expect(checkTraceable(paragraphs, items)).toEqual([])
  expect(text).toMatch(/\bFATHER\b/)
  expect(text).not.toMatch(/\bfather\b/)
  expect(answer.summary).toMatch(/words you asked to avoid, and they stand: “the” \d+ times/)
})

test('whatever the guide holds, only what was said is drafted', async () => {
  const lines = [
    'Q: What did you do?',
    'Well, we had, like, a boat, you know, and we sold it at Leith in 1961.',
  ]
  const items = talk(lines)
  const word = fc.constantFrom('like', 'boat', 'Leith', 'well', 'a boat', 'you know', 'WE', 'sold it')
  await fc.assert(
    fc.asyncProperty(fc.array(word), fc.array(word), async (wordsToUse, wordsToAvoid) => {
      const context = { ...contextOf(items), voiceGuide: { ...emptyVoiceGuide, wordsToUse, wordsToAvoid } }
      const answer = await draft(context)
      expect(
        checkTraceable(
          answer.edits.flatMap((edit) => edit.paragraphs),
          items,
        ),
      ).toEqual([])
    }),
    { numRuns: 50 },
  )
})
