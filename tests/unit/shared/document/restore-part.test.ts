// Bugs caught: a restored part that runs into its neighbours, brings blank lines along, or is not what stood there.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { restorePartTask } from '../../../../src/main/document/text-tasks.ts'
import { compareManuscripts } from '../../../../src/shared/document/compare.ts'
import { planRestore } from '../../../../src/shared/document/restore-part.ts'
import { changes, manuscript, write } from './prose.ts'

function restore(before: string, after: string, which: (count: number) => readonly [number, number]): string {
  const comparison = compareManuscripts(before, after)
  const [first, last] = which(comparison.stretches.length)
  const { stretches } = comparison
  const [from, to] = [stretches[first], stretches[last]]
  if (from === undefined || to === undefined) throw new Error('No such stretch')
  return restorePartTask({
    now: { projectId: 'p', markdown: after, authorship: [], sections: [], dropped: [] },
    text: { markdown: before, authorship: [] },
    ...planRestore(comparison, from, to),
  }).markdown
}
const at = (index: number) => () => [index, index] as const
const differing = (before: string, after: string) =>
  compareManuscripts(before, after).stretches.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]))

it('puts one paragraph back, and leaves one blank line around it', () => {
  expect(restore('A one.\n\nB two.\n\nC three.\n', 'A one.\n\nC three.\n', at(1))).toBe(
    'A one.\n\nB two.\n\nC three.\n',
  )
  // Gone from the end, where the old text went on.
  expect(restore('A one.\n\nB two.\n', 'A one.\n', at(1))).toBe('A one.\n\nB two.\n')
  expect(restore('A one.\n\nB two is here.\n\nC three.\n', 'A one.\n\nB two was here.\n', at(1))).toBe(
    'A one.\n\nB two is here.\n',
  )
  // It was the last one then, and is not any more.
  expect(restore('A one.\n\nB two is here.', 'A one.\n\nB two was here.\n\nC three.\n', at(1))).toBe(
    'A one.\n\nB two is here.\n\nC three.\n',
  )
})

it('takes one out, from the midst and from the end', () => {
  expect(restore('A one.\n\nC three.\n', 'A one.\n\nB two.\n\nC three.\n', at(1))).toBe(
    'A one.\n\nC three.\n',
  )
  expect(restore('A one.\n', 'A one.\n\nB two.\n', at(1))).toBe('A one.\n')
  expect(restore('', 'B two.\n', at(0))).toBe('')
})

it('restored from the first stretch to the last, the text is the old one', () => {
  fc.assert(
    fc.property(manuscript, changes, (blocks, edits) => {
      const before = `${blocks.join('\n\n')}\n`
      const after = `${write(blocks, edits, 'new').blocks.join('\n\n')}\n`
      fc.pre(differing(before, after).length > 0)
      expect(restore(before, after, (count) => [0, count - 1] as const)).toBe(before)
    }),
  )
})

it('restored one by one, each time compared again, the text comes to be the old one', () => {
  fc.assert(
    fc.property(manuscript, changes, fc.nat(), (blocks, edits, pick) => {
      const before = `${blocks.join('\n\n')}\n`
      let now = `${write(blocks, edits, 'new').blocks.join('\n\n')}\n`
      for (let turn = 0; turn < 60; turn++) {
        const left = differing(before, now)
        if (left.length === 0) break
        now = restore(before, now, at(left[pick % left.length] ?? 0))
        expect(now).not.toMatch(/\n{3}/)
      }
      expect(now.trimEnd()).toBe(before.trimEnd())
    }),
    { numRuns: 300 },
  )
})
