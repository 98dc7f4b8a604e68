// What is a label, who is the author, and where JSON breaks.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFaultLine } from '../../../../src/shared/import/json-fault-line.ts'
import { readLabel } from '../../../../src/shared/import/speaker-label.ts'
import { nameStrength } from '../../../../src/shared/import/speaker-name.ts'
import { suggestRoles, type SpeakerTally } from '../../../../src/shared/import/suggest-roles.ts'
import { formatTime, parseTime } from '../../../../src/shared/import/timecode.ts'

describe('labels', () => {
  test.each([
    ['ANNA: hi', 'ANNA', 'hi', 'caps'],
    ['  Anna Berg :  hi', 'Anna Berg', 'hi', 'plain'],
    ['**Anna:** hi', 'Anna', 'hi', 'bold'],
    ['**Anna**: hi', 'Anna', 'hi', 'bold'],
    ['**Anna** (0:05): hi', 'Anna', 'hi', 'bold'],
    ['- __Anna:__ hi', 'Anna', 'hi', 'bold'],
    ['Anna: **hi** you', 'Anna', '**hi** you', 'plain'],
    ['Anna:**hi** you', 'Anna', '**hi** you', 'plain'],
    ['[00:01:02] Dr. O’Neil-Smith: hi: you', 'Dr. O’Neil-Smith', 'hi: you', 'plain'],
    ['Anna:', 'Anna', '', 'plain'],
  ])('%j', (line, name, rest, shape) => {
    expect(readLabel(line)).toMatchObject({ name, rest, shape })
  })

  test.each([
    'http://example.org',
    'C:\\temp',
    'at 10:30 we',
    '12:30',
    '',
    ': hi',
    '**Anna: hi',
    '“Go,” he said: no',
    'x'.repeat(200) + ':',
  ])('none in %j', (line) => expect(readLabel(line)).toBeNull())

  test('a line of any length and content is read in little time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => void readLabel(line)))
    const started = performance.now()
    for (const line of [`${'a '.repeat(500_000)}:`, `${'*'.repeat(500_000)}:`, `${' '.repeat(500_000)}a:`])
      readLabel(line)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test.each([
    ['Anna van der Berg', 'strong'],
    ['SPEAKER_01', 'strong'],
    ['山田', 'strong'],
    ['q', 'strong'],
    ['anna', 'weak'],
    ['Note', 'none'],
    ['And then he said', 'none'],
  ])('%j could be a name: %s', (name, strength) => expect(nameStrength(name)).toBe(strength))
})

describe('who is the author', () => {
  const tally = (name: string, turns: number, words: number, questions: number): SpeakerTally => ({
    name,
    turns,
    words,
    questions,
  })
  test.each([
    ['who says most', [tally('Anna', 10, 100, 9), tally('Ben', 10, 900, 1)], ['interviewer', 'author']],
    [
      'a talkative interviewer',
      [tally('Anna', 10, 900, 9), tally('Ben', 10, 500, 1)],
      ['interviewer', 'author'],
    ],
    [
      'parts named',
      [tally('Interviewer', 10, 900, 2), tally('Guest', 10, 300, 2)],
      ['interviewer', 'author'],
    ],
    ['one alone', [tally('Anna', 1, 10, 0)], ['author']],
    [
      'a third',
      [tally('A. B.', 9, 90, 8), tally('Ben', 9, 900, 0), tally('Wife', 1, 3, 0)],
      ['interviewer', 'author', 'other'],
    ],
    ['only askers', [tally('Host', 1, 10, 1)], ['author']],
    ['nobody', [], []],
  ])('%s', (_name, tallies, roles) => {
    expect(suggestRoles(tallies).map(({ suggestedRole }) => suggestedRole)).toEqual(roles)
  })
})

test('the line on which JSON breaks', () => {
  expect(jsonFaultLine('{\n"a": 1,\n"b": \n}')).toBe(4)
  expect(jsonFaultLine('[1,\n2\n3]')).toBe(3)
  expect(jsonFaultLine('{\n"a": "x\ny"}')).toBe(2)
  expect(jsonFaultLine('{"a": [1, {}\n')).toBe(2)
  expect(jsonFaultLine('{}\n\n{}')).toBe(3)
  expect(jsonFaultLine('')).toBe(1)
  // Cut anywhere, valid JSON breaks at its end: the scanner agrees with the engine on what is valid before it.
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, cut) => {
      const text = JSON.stringify(JSON.parse(json), null, 1).slice(0, cut)
      const lines = text.trimEnd().split('\n').length
      expect(jsonFaultLine(text)).toBeGreaterThanOrEqual(Math.max(1, lines))
    }),
  )
})

test('times', () => {
  expect(
    ['0:05', '01:02:03', '[00:00:01.5]', '00:01,250', '1:60', '61:00', '1:61:00', 'x'].map(parseTime),
  ).toEqual([5000, 3_723_000, 1500, 1250, null, 3_660_000, null, null])
  expect(formatTime(3_723_999)).toBe('01:02:03')
})
