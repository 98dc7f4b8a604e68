import { describe, expect, it } from 'vitest'
import { acceptProposal } from '../../../../src/shared/document/accept-proposal.ts'
import { matchSections } from '../../../../src/shared/document/match-sections.ts'
import { parseSections } from '../../../../src/shared/document/sections.ts'
import { authoredBy, writtenBy } from './written-by.ts'

const rowsOf = (markdown: string) =>
  matchSections([], parseSections(markdown), { projectId: 'p', newId: () => '' }).rows.map((row) => ({
    ...row,
    id: row.heading,
  }))

/** The text after accepting; all of it was the author's. */
const accept = (markdown: string, sectionId: string, beside: string, drafted: string, edited?: string) => {
  const proposal = { sectionId, authorMarkdown: beside, drafterMarkdown: drafted }
  const result = acceptProposal(authoredBy('author', markdown), rowsOf(markdown), proposal, edited)
  expect(result.markdown.slice(result.range.start, result.range.end)).toBe(edited ?? drafted)
  return result
}

describe('acceptProposal', () => {
  it('replaces whole blocks only, never a line within one', () => {
    const text = '## A\n\nsome words.\nwords.\n\nwords.\n'
    expect(accept(text, 'A', 'words.', 'better.').markdown).toBe('## A\n\nsome words.\nwords.\n\nbetter.\n')
  })

  it('prefers its own section where the same words stand twice, and finds a block that moved away', () => {
    const twice = '## A\n\nThe same.\n\n## B\n\nThe same.\n'
    expect(accept(twice, 'B', 'The same.', 'Another.').markdown).toBe(
      '## A\n\nThe same.\n\n## B\n\nAnother.\n',
    )
    const moved = '## A\n\nOne.\n\n## B\n\nThe block.\n'
    expect(accept(moved, 'A', 'The block.', 'Another.').markdown).toBe('## A\n\nOne.\n\n## B\n\nAnother.\n')
  })

  it('does not guess where the same words stand twice elsewhere', () => {
    const text = '## A\n\nOne.\n\n## B\n\nTwin.\n\nTwin.\n'
    expect(accept(text, 'A', 'Twin.', 'Another.').markdown).toBe(
      '## A\n\nOne.\n\nAnother.\n\n## B\n\nTwin.\n\nTwin.\n',
    )
  })

  it('never writes over a block that the author has changed since: the words come behind it', () => {
    const text = '## A\n\nMy mother sang in the dark kitchen.\n\nLast.\n\n## B\n'
    expect(accept(text, 'A', 'My mother sang in the kitchen.', 'She sang.').markdown).toBe(
      '## A\n\nMy mother sang in the dark kitchen.\n\nShe sang.\n\nLast.\n\n## B\n',
    )
    expect(accept(text, 'A', 'Gone without a trace.', 'She sang.').markdown).toBe(
      '## A\n\nMy mother sang in the dark kitchen.\n\nLast.\n\nShe sang.\n\n## B\n',
    )
  })

  it('does not cut a section in two with a heading that came too late', () => {
    const text = '## My own name\n\nOne.\n\n## B\n'
    expect(accept(text, 'My own name', '## A', '## Drafted').markdown).toBe(
      '## My own name\n\nOne.\n\n## Drafted\n\n## B\n',
    )
  })

  it('adds at the end when the section is gone', () => {
    expect(accept('x', 'gone', '', 'y').markdown).toBe('x\n\ny\n')
  })

  it('says of each word whose it is: kept, drafted, or put in by the author', () => {
    const text = '## A\n\nWe left at dawn.\n'
    const result = accept(text, 'A', 'We left at dawn.', 'We left in the rain.', 'We left in cold rain.')
    expect(writtenBy('drafter', result)).toBe('in |rain.')
    expect(writtenBy('author', result)).toBe('## A\n\nWe left |cold |\n')
  })
})
