// Catches: what a person types coming out as a syntax error of the index, or as something else than they mean.
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseQuery } from '../../../../src/shared/search/parse-query.ts'

let db: Database.Database
beforeAll(() => {
  db = new Database(':memory:')
  db.exec(
    `CREATE VIRTUAL TABLE said USING fts5(body, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
     INSERT INTO said VALUES ('My father kept the lamp lit at the lighthouse'),
       ('A café by the harbour, and Père André'), ('well-known, they said: don''t ask'), ('北京 was cold')`,
  )
})
afterAll(() => db.close())

function found(query: string): number[] {
  const { match } = parseQuery(query)
  if (match === null) return []
  return db.prepare<[string], number>('SELECT rowid FROM said WHERE said MATCH ?').pluck().all(match)
}

test.each([
  ['all words are to be there', 'father lamp', [1]],
  ['and not only some', 'father harbour', []],
  ['accents and capitals do not count', 'PERE andré cafe', [2]],
  ['the last word may be unfinished', 'the light', [1]],
  ['but none before it', 'ligh father', []],
  ['and a blank ends it', 'ligh ', []],
  ['a phrase stands together', '"the lamp lit"', [1]],
  ['in any marks, closed or not', '“lamp lit', [1]],
  ['and in no other order', '"lit lamp"', []],
  ['a word can be ruled out', 'the -father', [2]],
  ['a phrase too', 'the -"by the harbour"', [1]],
  ['a hyphen inside a word is none', 'well-known', [3]],
  ['nor is an apostrophe', "don't", [3]],
  ['operators of the index are words', 'father OR harbour', []],
  ['columns of the index are words', 'body:father', []],
  ['brackets and stars are nothing', '(father) * ^lamp', [1]],
  ['one sign is a beginning where words are not spelt', '北', [4]],
])('%s: %s', (_, query, rows) => {
  expect(found(query)).toEqual(rows)
})

test('without a word that is to be there nothing is looked for', () => {
  expect(parseQuery('-father -lamp')).toEqual({ match: null, onlyNots: true })
  expect(parseQuery(' - "" *** \u0000')).toEqual({ match: null, onlyNots: false })
})

test('one letter of an alphabet is a whole word: half the library begins with it', () => {
  expect(parseQuery('lamp l').match).toBe('"lamp" AND "l"')
})

test('nothing that can be typed is a syntax error', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '"',
          '“',
          '-',
          '*',
          '(',
          ')',
          'AND',
          'NOT',
          'NEAR(',
          ':',
          '^',
          '+',
          ' ',
          'a',
          '\u0000',
          "'",
          '\ud800',
        ),
        {
          maxLength: 40,
        },
      )
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(typed, (query) => {
      expect(() => found(query)).not.toThrow()
    }),
    { numRuns: 2000 },
  )
})
