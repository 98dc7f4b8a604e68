// Catches: a guard that moved, so that its mutation would change nothing and its test be held to nothing.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mutations } from '../../fault/mutations.ts'
import { repositoryRoot } from '../../support/electron-app.ts'

it.each(mutations)('$guard: its code is found once, and its test is there', ({ file, from, to, test }) => {
  const source = readFileSync(join(repositoryRoot, file), 'utf8')
  expect(source.split(from)).toHaveLength(2)
  expect(to).not.toBe(from)
  expect(existsSync(join(repositoryRoot, test.file))).toBe(true)
})
