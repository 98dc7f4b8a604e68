// Would catch: a cleaning rule that adds, changes or reorders a word, takes away meaning, or leaves speech noise in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanAnswer, cleanParagraph } from '../../../../../src/shared/drafting/embedded/clean-answer.ts'
import { escapeMarkdown } from '../../../../../src/shared/drafting/embedded/paragraphs.ts'
import { createPacer } from '../../../../../src/shared/drafting/embedded/pacer.ts'
import { wordsOf } from '../../../../../src/shared/drafting/embedded/split-sentences.ts'

const pacer = createPacer(
  () => Promise.resolve(),
  () => undefined,
)
async function clean(text: string): Promise<string> {
  const { sentences } = await cleanAnswer(text, 'item', pacer)
  return sentences.map((sentence) => sentence.text).join(' ')
}

describe('what goes', () => {
  test.each([
    ['I mean that, um, quite literally.', 'I mean that quite literally.'],
    ['Well, I, I went home, you know.', 'I went home.'],
    ['And we had - we had a boat.', 'And we had a boat.'],
    [
      'He came on the scene. Um, maybe we met before that.',
      'He came on the scene. Maybe we met before that.',
    ],
    ['It was the... The real reason was the money.', 'The real reason was the money.'],
    ['They were really, they wanted to listen to signals.', 'They wanted to listen to signals.'],
    ['That was the origin of the machine, which ...', 'That was the origin of the machine.'],
    [
      'It came into [inaudible] before the war and nobody noticed.',
      'It came into […] before the war and nobody noticed.',
    ],
    ['He poured the coffee. (laughing) Nobody drank it.', 'He poured the coffee. Nobody drank it.'],
    ['{Brent} Aker had the office next door.', 'Brent Aker had the office next door.'],
    ['My teacher was sort of the catalyst.', 'My teacher was the catalyst.'],
    ['So, I wrote a critique of it.', 'I wrote a critique of it.'],
    ['We were paid in coal. I told Morgan so, but don’t print that.', 'We were paid in coal.'],
    ['We ate the captain’s cheese. Off the record.', ''],
  ])('%s', async (spoken, expected) => {
    expect(await clean(spoken)).toBe(expected)
  })
})

describe('what stays', () => {
  test.each([
    'It was clear that that was something you would like to say.',
    'It was very, very strong.',
    'I would put up another proposal, another proposal, another proposal.',
    'It was the fourth of September, 1961, no, wait, it was 1962.',
    'Fitfully.',
    'It was a sort of tarred box.',
    'You know what I say.',
    'Mr. Calder turned the loaf round.',
    'He said, "I\'m gonna do it."',
    'We had all we had had before.',
  ])('%s', async (spoken) => {
    expect(await clean(spoken)).toBe(spoken)
  })
})

test('a pause in mid-sentence becomes a dash, a turn that breaks off a full stop', async () => {
  expect(await clean("It's the beautiful prefix... this composition of functions.")).toBe(
    "It's the beautiful prefix — this composition of functions.",
  )
  expect(await clean('We rowed round the Holm and the tide turned on us...')).toBe(
    'We rowed round the Holm and the tide turned on us.',
  )
})

const spokenWord = fc.constantFrom(
  ...[
    'I',
    'we',
    'the',
    'um',
    'uh',
    'you know',
    'I mean',
    'well',
    'boat',
    'went',
    'was',
    'and',
    'so',
    'that',
    'very',
  ],
  ...[
    'Leith',
    'in',
    'of',
    'had',
    'no',
    "it's",
    'sort of',
    'like',
    'engine',
    '1962',
    'rowed',
    'because',
    'my',
    'yes',
  ],
)
const join = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  '... ',
  ' - ',
  '? ',
  ' (laughing) ',
  ' [inaudible] ',
  '\n\n',
  '; ',
)
const speech = fc
  .array(fc.tuple(spokenWord, join), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.map(([word, between]) => word + between).join(''))

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const word of whole) if (word === part[at]) at += 1
  return at === part.length
}

test('never adds, changes or reorders a word', () => {
  fc.assert(
    fc.property(speech, (text) => {
      const words = (from: string): string[] => wordsOf(from).map((word) => word.toLowerCase())
      for (const paragraph of text.split('\n\n')) {
        expect(isSubsequence(words(cleanParagraph(paragraph).join(' ')), words(paragraph))).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

test('leaves no hesitation, no doubled blank, and ends every sentence', async () => {
  await fc.assert(
    fc.asyncProperty(speech, async (text) => {
      for (const { text: sentence } of (await cleanAnswer(text, 'item', pacer)).sentences) {
        expect(sentence).not.toMatch(/\b(?:um|uh)\b|\s\s|^\s/i)
        expect(sentence).toMatch(/[.!?…]["'”’)\]]*$/)
      }
    }),
    { numRuns: 200 },
  )
})

test('spoken stars, underscores and numbers do not become formatting', () => {
  expect(escapeMarkdown('The idea that *.* is an idiom')).toBe('The idea that \\*.\\* is an idiom')
  expect(escapeMarkdown('# is a hash')).toBe('\\# is a hash')
  expect(escapeMarkdown('1962. That was the year')).toBe('1962\\. That was the year')
  expect(escapeMarkdown('snake_case stays')).toBe('snake_case stays')
})
