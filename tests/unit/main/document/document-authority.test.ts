import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_DOCUMENT_LENGTH } from '../../../../src/main/document/open-document.ts'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { findDocument } from '../../../../src/main/store/queries/documents.ts'
import { paragraphHash } from '../../../../src/main/document/paragraph-hash.ts'
import {
  listParagraphSources,
  saveParagraphSources,
} from '../../../../src/main/store/queries/paragraph-sources.ts'
import { insertProposal, listOpenProposals } from '../../../../src/main/store/queries/proposals.ts'
import { findRevisionMarkdown, listRevisions } from '../../../../src/main/store/queries/revisions.ts'
import type { DraftEdit } from '../../../../src/shared/drafting/drafter.ts'
import { AuthorEditor } from './author-editor.ts'
import { makeStudio } from './test-studio.ts'

let studio: ReturnType<typeof makeStudio>
beforeEach(() => {
  studio = makeStudio()
})
afterEach(() => {
  studio.cleanup()
})

const insert = (heading: string, ...paragraphs: string[]): DraftEdit => ({
  op: 'insert',
  heading,
  paragraphs: paragraphs.map((markdown) => ({ markdown, sources: [] })),
  status: 'complete',
})
const stored = () => findDocument(studio.ctx.store, 'p1')?.markdown
const draft = async (edits: DraftEdit[], base = studio.documents.draftBase('p1'), jobId = 'job') =>
  studio.documents.applyDrafter({
    projectId: 'p1',
    title: 'The River House',
    jobId,
    base,
    edits,
    also: () => undefined,
  })

describe('push and pull', () => {
  it('keeps what the author types, and refuses a push from an older version', () => {
    const one = new AuthorEditor(studio.documents, 'p1', 'one')
    const two = new AuthorEditor(studio.documents, 'p1', 'two')
    one.type(0, 'Hello')
    two.type(0, 'World')
    expect(one.push()).toBe(true)
    expect(two.push()).toBe(false)
    two.sync()
    one.sync()
    expect(one.text).toBe(two.text)
    expect(stored()).toBe(one.text)
    expect(one.text).toMatch(/Hello/)
    expect(one.text).toMatch(/World/)
  })

  it('counts every commit in `revision` and typing of two minutes in one revision row', () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    for (let at = 0; at < 5; at++) {
      editor.type(at, 'x')
      editor.sync()
      studio.advance(20_000)
    }
    expect(listRevisions(studio.ctx.store, 'p1').map(({ revision, words }) => [revision, words])).toEqual([
      [5, 1],
    ])
    studio.advance(60_000)
    editor.type(5, 'y')
    editor.sync()
    expect(listRevisions(studio.ctx.store, 'p1').map(({ revision }) => revision)).toEqual([6, 5])
    expect(findRevisionMarkdown(studio.ctx.store, 'p1', 5)).toBe('xxxxx')
    expect(findDocument(studio.ctx.store, 'p1')).toMatchObject({ revision: 6, markdown: 'xxxxxy' })
  })

  it.each([
    ['no list', 'x'],
    ['another length', [5, [0, 'x']]],
    ['a negative length', [-1]],
    ['a fraction', [0.5]],
    ['a line break inside a line', [[0, 'a\nb']]],
    ['a huge length', [[1e300, 'x']]],
    ['an object', [{ from: 0 }]],
  ])('refuses %s and leaves the document alone', (_, changes) => {
    expect(() => studio.documents.push('p1', 0, [{ clientId: 'x', changes }])).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    )
    expect(studio.documents.open('p1')).toMatchObject({ version: 0, document: { markdown: '', revision: 0 } })
  })

  it('refuses a document beyond its size, with words for the author', () => {
    const changes = [[0, 'x'.repeat(MAX_DOCUMENT_LENGTH + 1)]]
    expect(() => studio.documents.push('p1', 0, [{ clientId: 'x', changes }])).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED' }),
    )
    expect(stored()).toBeUndefined()
  })

  it('answers null to an editor that is further behind than the log', () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, 'a')
    editor.sync()
    expect(studio.documents.pull('p1', 0).updates).toHaveLength(1)
    expect(studio.documents.pull('p1', 1).updates).toEqual([])
    expect(studio.documents.pull('p1', 7).updates).toBeNull()
    const restarted = createDocumentAuthority(studio.ctx)
    expect(restarted.pull('p1', 1).updates).toBeNull()
    expect(restarted.open('p1').document.markdown).toBe('a')
  })

  it('gives a heading its id and lock back when its deletion is undone', () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, '# T\n\n## A\n\none\n\n## B\n\ntwo\n')
    editor.sync()
    const b = studio.documents.open('p1').sections.find(({ heading }) => heading === 'B')
    studio.documents.setSection('p1', b?.id ?? '', { locked: true, status: 'complete' })
    editor.type(editor.text.indexOf('## B'), '', editor.text.indexOf('two'))
    editor.sync()
    expect(studio.documents.open('p1').sections.map(({ heading }) => heading)).toEqual(['T', 'A'])
    editor.typeAfter('one\n\n', '## B\n\n')
    editor.sync()
    expect(studio.documents.open('p1').sections[2]).toEqual({ ...b, locked: true, status: 'complete' })
  })
})

describe('the drafter’s edits', () => {
  it('arrive in the open editor around what the author has typed and not yet sent', async () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, '# T\n\n## A\n\nMy own words.\n')
    editor.sync()
    const base = studio.documents.draftBase('p1')
    editor.typeAfter('My own words.', ' And more of them.')
    editor.push()
    editor.typeAfter('And more of them.', ' Unsent still.')
    await draft([insert('B', 'Drafted text.')], base)
    editor.sync()
    expect(editor.text).toBe(
      '# T\n\n## A\n\nMy own words. And more of them. Unsent still.\n\n## B\n\nDrafted text.\n',
    )
    expect(stored()).toBe(editor.text)
  })

  it('are merged anew over what the author types during the merge, and come to an end if that never stops', async () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, 'Mine.\n')
    editor.sync()
    const drafter = { done: false }
    const drafting = draft([insert('B', 'Drafted.')]).then(() => {
      drafter.done = true
    })
    let typed = 0
    for (; !drafter.done && typed < 100; typed++) {
      editor.typeAfter('Mine.', ` Word${typed}.`)
      editor.sync()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await drafting
    editor.sync()
    expect(typed).toBeLessThan(100)
    for (let word = 0; word < typed; word++) expect(editor.text).toContain(` Word${word}.`)
    expect(editor.text).toContain('\n\n## B\n\nDrafted.\n')
    expect(stored()).toBe(editor.text)
  })

  it('keep a revision before and after, and never fold the author’s next words into theirs', async () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, 'Mine.\n')
    editor.sync()
    await draft([insert('B', 'Drafted.')])
    editor.sync()
    editor.type(0, 'More. ')
    editor.sync()
    const revisions = listRevisions(studio.ctx.store, 'p1')
    expect(revisions.map(({ revision, author, jobId }) => [revision, author, jobId])).toEqual([
      [3, 'author', null],
      [2, 'drafter', 'job'],
      [1, 'author', null],
    ])
    expect(findRevisionMarkdown(studio.ctx.store, 'p1', 1)).toBe('Mine.\n')
  })

  it('leave no trace when the transaction fails half-way', async () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, 'Mine.\n')
    editor.sync()
    const before = studio.documents.open('p1')
    const fail = () => {
      throw new Error('disk')
    }
    const base = studio.documents.draftBase('p1')
    const edits = [insert('B', 'Drafted.')]
    await expect(
      studio.documents.applyDrafter({ projectId: 'p1', title: 'T', jobId: 'j', base, edits, also: fail }),
    ).rejects.toThrow('disk')
    expect(studio.documents.open('p1')).toEqual(before)
    expect(createDocumentAuthority(studio.ctx).open('p1')).toEqual({ ...before, version: 0 })
    expect(listRevisions(studio.ctx.store, 'p1')).toHaveLength(1)
  })

  it('give a section its state and keep the title for a text that has none', async () => {
    await draft([
      insert('Childhood', 'I was born.'),
      { ...insert('School', 'I learnt.'), status: 'needs_detail' },
    ])
    expect(stored()).toBe('# The River House\n\n## Childhood\n\nI was born.\n\n## School\n\nI learnt.\n')
    expect(studio.documents.open('p1').sections.map(({ heading, status }) => [heading, status])).toEqual([
      ['The River House', 'drafting'],
      ['Childhood', 'complete'],
      ['School', 'needs_detail'],
    ])
  })
})

describe('restore and proposals', () => {
  it('restores any revision as a new one and tells the open editor', async () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, 'First.\n')
    editor.sync()
    await draft([insert('B', 'Drafted.')])
    editor.sync()
    expect(await studio.documents.restore('p1', 1)).toEqual({ revision: 3 })
    editor.sync()
    expect(editor.text).toBe('First.\n')
    expect(findRevisionMarkdown(studio.ctx.store, 'p1', 2)).toContain('Drafted.')
    await expect(studio.documents.restore('p1', 99)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(studio.told.filter(({ name }) => name === 'document.changed').at(-1)?.payload).toEqual({
      projectId: 'p1',
      version: 3,
      revision: 3,
      by: 'restore',
    })
  })

  const decide = async (action: 'accept' | 'reject') =>
    (await studio.documents.resolveProposal('p1', 'prop', { action })).status
  const propose = (authorMarkdown: string, drafterMarkdown: string) => {
    const sectionId = studio.documents.open('p1').sections[0]?.id ?? null
    const proposal = { id: 'prop', projectId: 'p1', jobId: 'job', sectionId, authorMarkdown, drafterMarkdown }
    insertProposal(studio.ctx.store, { ...proposal, status: 'open', createdAt: 1 })
  }

  it.each([
    ['in place of the author’s block', 'old words.', '## A\n\nnew words.\n\n## B\n\ntwo.\n'],
    [
      'after the section when the block is gone',
      'gone words.',
      '## A\n\nold words.\n\nnew words.\n\n## B\n\ntwo.\n',
    ],
  ])('puts an accepted proposal %s, once', async (_, block, after) => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, '## A\n\nold words.\n\n## B\n\ntwo.\n')
    editor.sync()
    propose(block, 'new words.')
    expect(await decide('accept')).toBe('accepted')
    expect(await decide('accept')).toBe('accepted')
    expect(stored()).toBe(after)
    expect(listOpenProposals(studio.ctx.store, 'p1')).toEqual([])
    expect(listRevisions(studio.ctx.store, 'p1')).toHaveLength(2)
  })

  it('changes no word when a proposal is rejected', async () => {
    propose('x', 'y')
    expect(await decide('reject')).toBe('rejected')
    expect(studio.documents.open('p1')).toMatchObject({ proposals: [], document: { markdown: '' } })
  })
})

describe('sources of a drafted paragraph that the author edits', () => {
  const river = 'We lived by the river in a house that my father had built. Every spring it flooded.'
  const sourcesOf = (text: string) =>
    listParagraphSources(studio.ctx.store, 'p1').find((row) => row.paragraphHash === paragraphHash(text))
      ?.itemIds
  const start = () => {
    const editor = new AuthorEditor(studio.documents, 'p1')
    editor.type(0, `# T\n\n${river}\n\nSomething else.\n`)
    editor.sync()
    saveParagraphSources(studio.ctx.store, 'p1', [
      { paragraphHash: paragraphHash(river), excerpt: 'We', itemIds: ['i1'], jobId: 'job' },
    ])
    return editor
  }

  it('go with it, keystroke by keystroke, and leave one row behind', () => {
    const editor = start()
    for (const key of ' and every autumn') {
      editor.type(editor.text.indexOf(' it flooded'), key)
      editor.sync()
    }
    expect(sourcesOf(river.replace(' it', ' and every autumn it'))).toEqual(['i1'])
    expect(listParagraphSources(studio.ctx.store, 'p1')).toHaveLength(2)
    expect(sourcesOf(river)).toEqual(['i1'])
  })

  it('go to both halves of a paragraph that is split, and to no stranger', () => {
    const editor = start()
    const [one = '', two = ''] = river.split(/(?<=built\.) /)
    editor.type(editor.text.indexOf('Every'), '\n\n')
    editor.type(editor.text.length, '\nA new thought of my own.\n')
    editor.sync()
    expect([sourcesOf(one), sourcesOf(two)]).toEqual([['i1'], ['i1']])
    expect(sourcesOf('A new thought of my own.')).toBeUndefined()
    expect(sourcesOf('Something else.')).toBeUndefined()
  })
})
