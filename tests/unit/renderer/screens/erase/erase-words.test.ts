// Catches: a proof that says nothing is left where something is, and numbers that do not fit their words.
import { expect, test } from 'vitest'
import type { DeletionView, EraseReport } from '../../../../../src/shared/ipc/erase-views.ts'
import {
  copiesWords,
  furtherWords,
  goingLines,
  proofWords,
} from '../../../../../src/renderer/screens/erase/erase-words.ts'

const view: DeletionView = {
  title: 'Book',
  counts: { words: 1200, sessions: 1, turns: 40, revisions: 3, audioMs: 61_000 },
  ...{ notes: 1, drafts: 2, audioBytes: 5_000_000, backups: 1, damagedCopies: 0 },
}
const report: EraseReport = {
  ...{ sessions: 1, sentences: 20, files: 12, bytes: 3_000_000, cleanedCopies: 0, keptCopies: [] },
  ...{ alsoElsewhere: 0, found: [] },
}

test('what goes, and what holds it, is said in numbers', () => {
  expect(goingLines(view).join('\n')).toMatch(
    /1,200 words.*3 revisions[^]*1 session with 40 turns[^]*recordings/,
  )
  expect(goingLines({ ...view, audioBytes: 0 }).join('\n')).not.toContain('recordings')
  expect(copiesWords(view)).toBe('1 backup holds it, too')
  expect(copiesWords({ ...view, backups: 2, damagedCopies: 1 })).toBe(
    '2 backups and 1 damaged database hold it, too',
  )
  expect(copiesWords({ ...view, backups: 0 })).toBeNull()
})

test('the proof says what was found', () => {
  expect(proofWords(report)).toMatch(/12 files.*20 passages.*found none\.$/)
  const left = { ...report, found: [{ file: 'backups/x.db', passages: 2 }] }
  expect(proofWords(left)).toMatch(/1 file still holds some:$/)
  expect(furtherWords({ ...report, cleanedCopies: 1, alsoElsewhere: 1 }).slice(0, 2)).toEqual([
    'It was taken out of 1 copy.',
    '1 passage of it stands in another project, too, and stays there.',
  ])
})
