// File names are safe on every system, whatever the title.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugFor } from '../../../../src/shared/export/slug.ts'

test.each([
  ['The Shed', 'the-shed'],
  ['  Æsop’s “Größe” & naïve Łódź!  ', 'aesops-grosse-naive-lodz'],
  ['CON', 'con-project'],
  ['com1', 'com1-project'],
  ['Con artists', 'con-artists'],
  ['🙂🎈', 'untitled-0f3a9c12'],
  ['小屋', 'untitled-0f3a9c12'],
  ['', 'untitled-0f3a9c12'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a\u0000b', 'a-b'],
  ['word '.repeat(40), 'word-'.repeat(16).slice(0, -1)],
  ['x'.repeat(300), 'x'.repeat(80)],
])('%j → %j', (title, slug) => {
  expect(slugFor(title, '0f3a9c12-77')).toBe(slug)
})

test('any title: plain characters, at most 80 and a suffix, never empty, never a dash at an end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.uuid(), (title, id) => {
      expect(slugFor(title, id)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,88}[a-z0-9])?$/)
    }),
  )
})
