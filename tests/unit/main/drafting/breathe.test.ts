// Bug caught: work that goes on behind an answer of a file, the network or a thread goes on in the same turn of the loop,
// so that what it is cut into holds up input as one piece.
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { breathe } from '../../../../src/main/drafting/breathe.ts'

it('lets what is due run first, also behind an answer', async () => {
  await readFile(import.meta.filename)
  let hasRun = false
  const timer = setTimeout(() => {
    hasRun = true
  }, 1)
  const until = performance.now() + 10
  while (performance.now() < until);
  await breathe()
  clearTimeout(timer)
  expect(hasRun).toBe(true)
})
