import { describe, expect, it } from 'vitest'
import { mapAuthorship, type AuthorshipSpan } from '../../../../src/shared/document/authorship.ts'
import { textChanges } from '../../../../src/shared/document/text-change.ts'
import { applyEdits } from '../../../../src/shared/document/apply-edits.ts'
import { cleanHeading, cleanParagraph } from '../../../../src/shared/document/clean-paragraph.ts'
import { mergeDraft } from '../../../../src/shared/document/draft-merge.ts'
import { matchSections } from '../../../../src/shared/document/match-sections.ts'
import { moveSections, type SectionMove } from '../../../../src/shared/document/move-sections.ts'
import { paragraphSources } from '../../../../src/shared/document/paragraph-sources.ts'
import { parseSections } from '../../../../src/shared/document/sections.ts'
import type { Section } from '../../../../src/shared/document/section.ts'
import { writtenBy } from './written-by.ts'
import type { DraftEdit } from '../../../../src/shared/drafting/drafter.ts'

const base = '# Book\n\n## A\n\none.\n\n## B\n\ntwo.\n'
const rowsOf = (markdown: string): Section[] =>
  matchSections([], parseSections(markdown), { projectId: 'p', newId: () => '' }).rows.map((row) => ({
    ...row,
    id: row.heading,
  }))
const edit = (changes: Partial<DraftEdit> & { text?: string[] }): DraftEdit => {
  const { text = [], ...rest } = changes
  return {
    op: 'append',
    status: 'complete',
    paragraphs: text.map((markdown) => ({ markdown, sources: ['i1'] })),
    ...rest,
  }
}
const apply = (edits: DraftEdit[], markdown = base, rows = rowsOf(markdown)) =>
  applyEdits(markdown, rows, edits, { title: 'Book' })

describe('applyEdits', () => {
  const cases: [string, DraftEdit[], string][] = [
    ['nothing', [], base],
    [
      'append',
      [edit({ sectionId: 'A', text: ['more.', 'and more.'] })],
      '# Book\n\n## A\n\none.\n\nmore.\n\nand more.\n\n## B\n\ntwo.\n',
    ],
    ['append at the end', [edit({ sectionId: 'B', text: ['more.'] })], `${base}\nmore.\n`],
    [
      'replace',
      [edit({ op: 'replace', sectionId: 'A', text: ['new.'] })],
      '# Book\n\n## A\n\nnew.\n\n## B\n\ntwo.\n',
    ],
    ['replace by nothing, which never empties a section', [edit({ op: 'replace', sectionId: 'A' })], base],
    [
      'retitle',
      [edit({ op: 'retitle', sectionId: 'A', heading: '## First' })],
      '# Book\n\n## First\n\none.\n\n## B\n\ntwo.\n',
    ],
    ['insert last', [edit({ op: 'insert', heading: 'C', text: ['three.'] })], `${base}\n## C\n\nthree.\n`],
    [
      'insert first, under the title',
      [edit({ op: 'insert', heading: 'C', afterSectionId: null, text: ['x.'] })],
      '# Book\n\n## C\n\nx.\n\n## A\n\none.\n\n## B\n\ntwo.\n',
    ],
    [
      'two inserts after one section, in their order',
      [
        edit({ op: 'insert', heading: 'C', afterSectionId: 'A', text: ['x.'] }),
        edit({ op: 'insert', heading: 'D', afterSectionId: 'A', text: ['y.'] }),
      ],
      '# Book\n\n## A\n\none.\n\n## C\n\nx.\n\n## D\n\ny.\n\n## B\n\ntwo.\n',
    ],
  ]
  it.each(cases)('%s', (_, edits, markdown) => {
    expect(apply(edits).markdown).toBe(markdown)
  })

  it('gives a title only to a text that has nothing yet', () => {
    const first = [edit({ op: 'insert', heading: 'A', text: ['one.'] })]
    expect(apply(first, '').markdown).toBe('# Book\n\n## A\n\none.\n')
    expect(apply(first, 'Mine.').markdown).toBe('Mine.\n\n## A\n\none.\n')
    expect(apply([], '').markdown).toBe('')
  })

  it('never touches a locked section and says what it refused', () => {
    const rows = rowsOf(base).map((row) => ({ ...row, locked: row.id === 'A' }))
    const refused = edit({ op: 'replace', sectionId: 'A', text: ['x'] })
    const result = apply([refused, edit({ op: 'move', sectionId: 'A' })], base, rows)
    expect([result.markdown, result.refused.length, result.moves]).toEqual([base, 2, []])
  })

  it('moves sections with what stands in them, by id', () => {
    const rows = rowsOf(base)
    const move = (moved: SectionMove) =>
      moveSections({ markdown: base, authorship: [] }, rows, [moved]).markdown
    expect(move({ sectionId: 'B', afterSectionId: null })).toBe('# Book\n\n## B\n\ntwo.\n## A\n\none.\n\n')
    expect(move({ sectionId: 'A', afterSectionId: undefined })).toBe(
      '# Book\n\n## B\n\ntwo.\n## A\n\none.\n\n',
    )
    expect(move({ sectionId: 'A', afterSectionId: 'gone' })).toBe(base)
    expect(move({ sectionId: 'Book', afterSectionId: undefined })).toBe(base)
  })

  it('lets no drafted paragraph open a section or swallow the next one', () => {
    expect(cleanParagraph(' # Big\r\n\r\ntext ')).toBe('### Big\n\ntext')
    expect(cleanParagraph('```js\ncode')).toBe('```js\ncode\n```')
    expect(cleanParagraph(' \n ')).toBe('')
    expect(cleanHeading('## A\n## B  ')).toBe('A ## B')
    expect(Array.from(cleanHeading('😀'.repeat(300)))).toHaveLength(200)
    const markdown = apply([edit({ sectionId: 'A', text: ['## Evil\n\n```'] })]).markdown
    expect(parseSections(markdown).map(({ heading }) => heading)).toEqual(['Book', 'A', 'B'])
  })
})

describe('mergeDraft', () => {
  it('keeps a sentence of the author’s own from long ago, and takes what the drafter does around it', () => {
    const before = '# Book\n\n## A\n\nWe left. Mother wept, and I too. It rained.\n\nOld and drafted.\n'
    const mine = 'Mother wept, and I too.'
    const at = before.indexOf(mine)
    const authorship: AuthorshipSpan[] = [
      { by: 'drafter', length: at },
      { by: 'author', length: mine.length },
      { by: 'drafter', length: before.length - at - mine.length },
    ]
    const draft = (...text: string[]) =>
      mergeDraft({
        projectId: 'p',
        title: 'Book',
        newId: () => 'new',
        base: { markdown: before, sections: rowsOf(before) },
        author: { markdown: before, sections: rowsOf(before), authorship },
        edits: [edit({ op: 'replace', sectionId: 'A', text })],
      })
    const around = draft('We left early. Mother wept, and I too. It rained all day.', 'New instead.')
    expect(around.markdown).toBe(
      '# Book\n\n## A\n\nWe left early. Mother wept, and I too. It rained all day.\n\nNew instead.\n',
    )
    expect(writtenBy('author', around)).toBe(mine)
    expect(around.proposals).toEqual([])

    const over = draft('We left. Mother cried, and I too. It rained.', 'New instead.')
    expect(over.markdown).toBe(before.replace('Old and drafted.', 'New instead.'))
    expect(over.proposals).toEqual([
      {
        sectionId: 'A',
        authorMarkdown: 'We left. Mother wept, and I too. It rained.',
        drafterMarkdown: 'We left. Mother cried, and I too. It rained.',
      },
    ])
    // Split in two or put elsewhere, it neither goes away nor stands there twice.
    for (const text of [
      ['We left. Mother wept,', 'and I too. It rained.', 'New instead.'],
      ['New instead.', 'We left. Mother wept, and I too. It rained.'],
      ['Something else altogether, without a word of what stood there.'],
    ]) {
      const result = draft(...text)
      expect(result.markdown.split('Mother wept')).toHaveLength(2)
      expect(writtenBy('author', result)).toBe(mine)
    }
  })

  const merge = (author: string, edits: DraftEdit[], rows = rowsOf(author)) =>
    mergeDraft({
      projectId: 'p',
      title: 'Book',
      edits,
      newId: () => 'new',
      base: { markdown: base, sections: rowsOf(base) },
      author: { markdown: author, sections: rows, authorship: [] },
    })

  it('moves a section together with what the author typed in it meanwhile', () => {
    const author = base.replace('two.', 'two, and mine.')
    const result = merge(author, [edit({ op: 'move', sectionId: 'B', afterSectionId: null })])
    expect(result.markdown).toBe('# Book\n\n## B\n\ntwo, and mine.\n## A\n\none.\n\n')
    expect(result.sections.map(({ id }) => id)).toEqual(['Book', 'B', 'A'])
    expect(result.proposals).toEqual([])
  })

  it('proposes what a section locked meanwhile may not take, beside that section', () => {
    const rows = rowsOf(base).map((row) => ({ ...row, locked: row.id === 'A' }))
    const result = merge(base, [edit({ sectionId: 'A', text: ['more.'] })], rows)
    expect(result.markdown).toBe(base)
    expect(result.proposals).toEqual([{ sectionId: 'A', authorMarkdown: '', drafterMarkdown: 'more.' }])
    expect(result.sections.find(({ id }) => id === 'A')?.status).toBe('drafting')
  })

  it('sets the drafter’s states and traces a paragraph that both wrote', () => {
    const before = '# Book\n\n## A\n\nWe left early. It rained.\n'
    const author = before.replace('early', 'at dawn')
    const drafted: AuthorshipSpan[] = [{ by: 'drafter', length: before.length }]
    const result = mergeDraft({
      projectId: 'p',
      title: 'Book',
      newId: () => 'new',
      base: { markdown: before, sections: rowsOf(before) },
      author: {
        markdown: author,
        sections: rowsOf(before),
        authorship: mapAuthorship(drafted, textChanges(before, author), 'author'),
      },
      edits: [edit({ op: 'replace', sectionId: 'A', text: ['We left early. It rained all day.'] })],
    })
    expect(result.markdown).toBe('# Book\n\n## A\n\nWe left at dawn. It rained all day.\n')
    expect(writtenBy('author', result)).toBe('at dawn')
    expect(result.sections[1]).toMatchObject({ id: 'A', status: 'complete' })
    const sources = paragraphSources(result.paragraphs, 'job', (text) => text)
    expect(sources.map(({ paragraphHash, itemIds }) => [paragraphHash, itemIds])).toContainEqual([
      'We left at dawn. It rained all day.',
      ['i1'],
    ])
  })

  it('does not add a title below the one the author has just typed', () => {
    const author = '# My own title\n\nMine.\n'
    const result = mergeDraft({
      projectId: 'p',
      title: 'Book',
      newId: () => 'new',
      base: { markdown: '', sections: [] },
      author: { markdown: author, sections: rowsOf(author), authorship: [] },
      edits: [edit({ op: 'insert', heading: 'A', text: ['one.'] })],
    })
    expect(result.markdown).toBe('# My own title\n\nMine.\n\n## A\n\none.\n')
  })
})
