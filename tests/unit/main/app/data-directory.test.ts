import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { dataDirectoryFrom } from '../../../../src/main/app/data-directory.ts'

test('the switch wins, a relative folder starts where the author stands', () => {
  expect(dataDirectoryFrom('', '/home/a', '/usual')).toBe('/usual')
  expect(dataDirectoryFrom('/data', '/home/a', '/usual')).toBe(resolve('/data'))
  expect(dataDirectoryFrom('book', '/home/a', '/usual')).toBe(resolve('/home/a/book'))
})
