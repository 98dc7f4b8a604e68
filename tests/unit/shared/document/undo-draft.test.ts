import { describe, expect, it } from 'vitest'
import {
  fitAuthorship,
  joinAuthorship,
  mapAuthorship,
  type AuthoredText,
} from '../../../../src/shared/document/authorship.ts'
import { matchSections } from '../../../../src/shared/document/match-sections.ts'
import { parseSections } from '../../../../src/shared/document/sections.ts'
import { textChanges } from '../../../../src/shared/document/text-change.ts'
import { undoDraft } from '../../../../src/shared/document/undo-draft.ts'
import { authoredBy, writtenBy } from './written-by.ts'

const rowsOf = (markdown: string, locked = '') =>
  matchSections([], parseSections(markdown), { projectId: 'p', newId: () => '' }).rows.map((row) => ({
    ...row,
    id: row.heading,
    locked: row.heading === locked,
  }))
const next = (text: AuthoredText, markdown: string, by: 'author' | 'drafter'): AuthoredText => ({
  markdown,
  authorship: mapAuthorship(text.authorship, textChanges(text.markdown, markdown), by),
})

/** The author wrote `before`, a draft made `after` of it, the author `now`; then the draft is undone. */
const undo = (before: AuthoredText, after: string, now = after, locked = '') => {
  const author = next(next(before, after, 'drafter'), now, 'author')
  return undoDraft({ before, after, author: { ...author, sections: rowsOf(now, locked) } })
}

describe('undoDraft', () => {
  const mine = '# T\n\n## A\n\nMine and old.\n\n## B\n\nTwo.\n'
  const before = authoredBy('author', mine)

  it('gives back exactly what stood there, with who wrote it', () => {
    const after = mine.replace('## B', 'Drafted words.\n\n## B')
    expect(undo(before, after)).toEqual({ ...before, kept: 0 })
  })

  it('takes the draft out around what the author wrote since', () => {
    const after = mine.replace('## B', 'Drafted words.\n\n## B')
    const now = after.replace('Two.', 'Two, and three.')
    const result = undo(before, after, now)
    expect(result.markdown).toBe(mine.replace('Two.', 'Two, and three.'))
    expect(result.kept).toBe(0)
  })

  it('keeps a drafted paragraph that the author wrote in, and counts it', () => {
    const after = mine.replace('## B', 'Drafted words.\n\nMore drafted.\n\n## B')
    const now = after.replace('Drafted words.', 'Drafted words of my own.')
    const result = undo(before, after, now)
    expect(result.markdown).toBe(mine.replace('## B', 'Drafted words of my own.\n\n## B'))
    expect(result.kept).toBe(1)
    expect(writtenBy('author', result)).toContain('of my own')
  })

  it('keeps the heading of a drafted section over what the author wrote in it', () => {
    const after = `${mine}\n## New\n\nDrafted words.\n\nMore drafted.\n`
    const result = undo(before, after, `${after}\nMy own end.\n`)
    expect(result.markdown).toBe(`${mine}\n## New\n\nMy own end.\n`)
  })

  it('brings a replaced paragraph back as the one who wrote it', () => {
    const old: AuthoredText = {
      markdown: `${mine}\nDrafted long ago.\n`,
      authorship: joinAuthorship([before.authorship, [{ by: 'drafter', length: 19 }]]),
    }
    const after = old.markdown.replace('Drafted long ago.', 'Rewritten by another draft.')
    const result = undo(old, after, after.replace('Mine and', 'Mine, my own and'))
    expect(result.markdown).toBe(old.markdown.replace('Mine and', 'Mine, my own and'))
    expect(writtenBy('drafter', result)).toContain('Drafted long ago.')
    expect(writtenBy('author', result)).toContain('Mine, my own and old.')
    expect(fitAuthorship(result.authorship, result.markdown.length)).toEqual(result.authorship)
  })

  it('moves a section back with what the author wrote in it, unless the author moved sections too', () => {
    const [head, a, b] = ['# T\n\n', '## A\n\nOne.\n\n', '## B\n\nTwo.\n\n']
    const c = '## C\n\nThree.\n\n'
    const text = authoredBy('author', head + a + b + c)
    const after = head + b + a + c
    expect(undo(text, after, after.replace('Two.', 'Two of mine.')).markdown).toBe(
      text.markdown.replace('Two.', 'Two of mine.'),
    )
    expect(undo(text, after, head + c + b + a).markdown).toBe(head + c + b + a)
  })

  it('leaves alone what the author has locked since', () => {
    const after = mine.replace('## B', 'Drafted words.\n\n## B')
    expect(undo(before, after, after, 'A').markdown).toBe(after)
    expect(undo(before, after, after, 'B').markdown).toBe(mine)
  })
})
