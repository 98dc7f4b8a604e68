// Catches: a file the studio is opened with that is not heard of, taken twice, or taken from a switch.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createGivenFile, givenIn } from '../../../../src/main/app/given-file.ts'

const cwd = join('/home', 'author')

test('a path, a relative one, and an address of a file are found among the arguments', () => {
  const of = (...more: string[]) => givenIn(['studio', ...more], cwd)
  expect(of('--user-data-dir=/x', '/books/one.ghostwriting')).toBe('/books/one.ghostwriting')
  expect(of('one.ghostwriting')).toBe(join(cwd, 'one.ghostwriting'))
  expect(of('file:///books/my%20book.ghostwriting')).toBe('/books/my book.ghostwriting')
  expect(of('--demo-import=/books/one.ghostwriting', '/books/one.txt')).toBeNull()
  expect(of('file://elsewhere/book.ghostwriting')).toBeNull()
  expect(givenIn(['/opt/one.ghostwriting'], cwd)).toBeNull()
})

test('it is told of, kept until it is asked for, and given once', () => {
  let told = 0
  const given = createGivenFile(() => (told += 1))
  given.give(null)
  expect([given.take(), told]).toEqual([null, 0])
  given.give('/books/one.ghostwriting')
  expect([told, given.take(), given.take()]).toEqual([1, '/books/one.ghostwriting', null])
})
