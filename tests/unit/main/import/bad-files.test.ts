// Bad input gets words and, where there is one, a line: never a crash, never a half import.
import * as fc from 'fast-check'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPace } from '../../../../src/main/import/pace.ts'
import { parseInterview } from '../../../../src/main/import/parse-interview.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { failure, parse, parsePath, tempFile } from './import-kit.ts'

describe('a file that is no interview', () => {
  test.each([
    ['empty.txt', '', 'IMPORT_FAILED', /is empty/, undefined],
    ['blank.txt', ' \n\t\r\n\n', 'IMPORT_FAILED', /only blank lines/, undefined],
    ['photo.txt', new Uint8Array([65, 10, 66, 0, 1, 2]), 'IMPORT_FAILED', /not a text file/, 2],
    ['noise.txt', new Uint8Array([65, 10, 0xff, 0xfe, 0x01, 0xc0]), 'IMPORT_FAILED', /not a text file/, 1],
    ['report.txt', '%PDF-1.7\n…', 'IMPORT_FAILED', /PDF/, 1],
    ['letter.md', 'PK\u0003\u0004word', 'IMPORT_FAILED', /Word/, 1],
    ['talk.vtt', 'Anna: hello', 'IMPORT_FAILED', /"WEBVTT"/, 1],
    ['talk.vtt', 'WEBVTT\n\nintro\n\nhello', 'IMPORT_FAILED', /-->/, 3],
    ['talk.vtt', 'WEBVTT\n\n00:00.000 --> later\nhello', 'IMPORT_FAILED', /not a time/, 3],
    ['talk.srt', '1\n00:00:01,000 --> 00:00:02,000\nhi\n\n2\nhello', 'IMPORT_FAILED', /no time/, 5],
    ['talk.srt', 'WEBVTT', 'IMPORT_FAILED', /no time/, 1],
    ['talk.csv', 'Anna,hello\nBen,hi', 'IMPORT_FAILED', /timestamp,speaker,words/, 1],
    ['talk.csv', 'speaker,words\nAnna,hello\nBen,"hi\nthere', 'IMPORT_FAILED', /never closes/, 3],
    ['talk.csv', 'speaker,words\nAnna,well, hello\n', 'IMPORT_FAILED', /more fields/, 2],
    ['talk.csv', 'speaker,words\nAnna,hello\nBen,"hi" there\n', 'IMPORT_FAILED', /quotation mark/, 3],
    ['talk.csv', 'speaker,words\n', 'IMPORT_FAILED', /no words/, 1],
    ['talk.json', '{\n"format": "other",\n"items": }', 'IMPORT_FAILED', /not valid JSON/, 3],
    ['talk.json', '[{"speaker": "Anna"}]', 'IMPORT_FAILED', /not a transcript of the studio/, undefined],
    ['talk.json', '"a line\nbreak"', 'IMPORT_FAILED', /not valid JSON/, 1],
  ])('%s: %j', async (name, content, code, message, line) => {
    const error = await failure(name, content)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.message).toContain('Nothing was imported')
    expect(error.data?.['line']).toBe(line)
  })

  test('more than 100 MB is refused without being read', async () => {
    const path = tempFile('huge.txt', 'A: hi\n')
    truncateSync(path, 100 * 1024 * 1024 + 1)
    await expect(parsePath(path)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
  })

  test('a folder, and a file that is gone', async () => {
    await expect(parsePath(tmpdir())).rejects.toMatchObject({ code: 'IMPORT_FAILED' })
    await expect(parsePath(join(tmpdir(), 'no-such-interview.txt'))).rejects.toMatchObject({
      code: 'IMPORT_FAILED',
    })
  })
})

describe('encodings', () => {
  const talk = 'Zoë: “Good” day.\r\nBen: Très bien.\r\nZoë: Ça va?\r\nBen: Oui.\r\n'
  const utf16 = (big: boolean) => {
    const bytes = new DataView(new ArrayBuffer(2 + talk.length * 2))
    bytes.setUint16(0, 0xfeff, !big)
    for (let at = 0; at < talk.length; at++) bytes.setUint16(2 + at * 2, talk.charCodeAt(at), !big)
    return new Uint8Array(bytes.buffer)
  }
  const windows = Uint8Array.from(talk, (char) => ({ '“': 0x93, '”': 0x94 })[char] ?? char.charCodeAt(0))
  test.each([
    ['UTF-8', new TextEncoder().encode(talk), 0],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${talk}`), 0],
    ['UTF-16 little-endian', utf16(false), 0],
    ['UTF-16 big-endian', utf16(true), 0],
    ['Windows-1252', windows, 1],
  ])('%s', async (_name, bytes, warnings) => {
    const interview = await parse('talk.txt', bytes)
    expect(interview.items([]).map(({ text }) => text)).toEqual([
      '“Good” day.',
      'Très bien.',
      'Ça va?',
      'Oui.',
    ])
    expect(interview.speakers.map(({ name }) => name)).toEqual(['Zoë', 'Ben'])
    expect(interview.warnings).toHaveLength(warnings)
  })
})

test('whatever the bytes, a parser ends with an interview or a StudioError', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-import-'))
  const pieces = fc.constantFrom(
    'A: ',
    'B:',
    '**Q:** ',
    '\n',
    '\n\n',
    '\r',
    '00:01 --> 00:02',
    '-->',
    'WEBVTT\n\n',
    '<v Anna>',
    '</v>',
    '"',
    '""',
    ',',
    'speaker,words\n',
    '{',
    '"format":"ghostwriting-studio/transcript"',
    '}',
    '[',
    ']',
    ':',
    '\f',
    '12',
    '&#8212;',
    '\u0000',
    '\ud800',
    '[END OF SIDE]',
    '1\n',
    '\u00ad\n',
    '-\nb',
  )
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 }).map((parts) => parts.join('')),
  )
  const extension = fc.constantFrom('txt', 'md', 'vtt', 'srt', 'csv', 'json', 'bin')
  try {
    await fc.assert(
      fc.asyncProperty(extension, content, async (ending, bytes) => {
        const path = join(folder, `random.${ending}`)
        writeFileSync(path, bytes)
        try {
          const { interview } = await parseInterview(
            path,
            createPace(new AbortController().signal, () => {}),
          )
          expect(interview.turns).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(StudioError)
        }
      }),
      { numRuns: 700 },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
