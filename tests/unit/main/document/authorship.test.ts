import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { listOpenProposals } from '../../../../src/main/store/queries/proposals.ts'
import { listParagraphSources } from '../../../../src/main/store/queries/paragraph-sources.ts'
import { paragraphHash } from '../../../../src/main/document/paragraph-hash.ts'
import { AuthorEditor } from './author-editor.ts'
import { authored, change, draft, insertion, writtenBy } from './drafting-rig.ts'
import { makeStudio } from './test-studio.ts'

let studio: ReturnType<typeof makeStudio>
let editor: AuthorEditor
beforeEach(() => {
  studio = makeStudio()
  editor = new AuthorEditor(studio.documents, 'p1')
  editor.type(0, '# T\n\n## A\n\nMy own words.\n')
  editor.sync()
})
afterEach(() => {
  studio.cleanup()
})

const draftedSection = async () => {
  await draft(studio, 'j1', [insertion('B', 'The river came up. We left the house.')])
  editor.sync()
}

describe('who wrote what', () => {
  it('is kept through drafts, typing and a restart, and is of the version it is given with', async () => {
    await draftedSection()
    editor.typeAfter('We left', ' at night')
    editor.sync()
    expect(writtenBy('author', authored(studio))).toEqual(['# T\n\n## A\n\nMy own words.', 'at night'])
    expect(writtenBy('drafter', authored(studio))).toEqual([
      '## B\n\nThe river came up. We left',
      'the house.',
    ])
    const { document, ...rest } = studio.documents.open('p1')
    expect(studio.documents.beside('p1')).toEqual({ ...rest, revision: document.revision })
    const { authorship } = createDocumentAuthority(studio.ctx).open('p1')
    expect(authorship).toEqual(rest.authorship)
  })

  it('keeps what the author typed into drafted text from the next draft, which proposes', async () => {
    await draftedSection()
    editor.typeAfter('We left', ' at night')
    editor.sync()
    await draft(studio, 'j2', [change(studio, 'replace', 'B', 'Nothing of it stays.')])
    expect(authored(studio).markdown).toContain('We left at night the house.')
    const { drafterMarkdown } = listOpenProposals(studio.ctx.store, 'p1')[0] ?? {}
    expect(drafterMarkdown).toContain('Nothing of it stays.')
  })

  it('is told from the sources in a project of older days', async () => {
    await draftedSection()
    studio.ctx.store.sqlite.exec('UPDATE documents SET authorship = NULL')
    const { document, authorship } = createDocumentAuthority(studio.ctx).open('p1')
    expect(writtenBy('drafter', { markdown: document.markdown, authorship })).toEqual([
      'The river came up. We left the house.',
    ])
  })

  it('comes back with a restored revision', async () => {
    await draftedSection()
    const { authorship, document } = studio.documents.open('p1')
    editor.type(0, '', editor.text.length)
    editor.sync()
    await studio.documents.restore('p1', document.revision)
    expect(studio.documents.open('p1')).toMatchObject({
      authorship,
      document: { markdown: document.markdown },
    })
  })

  it('is the drafter’s for an accepted proposal, and the author’s where the author changed it first', async () => {
    await draft(studio, 'j1', [change(studio, 'replace', 'A', 'Water took the lower field, then the wall.')])
    const [proposal] = listOpenProposals(studio.ctx.store, 'p1')
    const markdown = 'Water took the upper field, then the wall.'
    const accepted = await studio.documents.resolveProposal('p1', proposal?.id ?? '', {
      action: 'accept',
      markdown,
    })
    expect(accepted.status).toBe('accepted')
    expect(authored(studio).markdown).toContain(markdown)
    expect(writtenBy('author', authored(studio)).join('|')).toContain('upper')
    expect(writtenBy('drafter', authored(studio)).join('|')).toContain('field, then the wall.')
    const sources = listParagraphSources(studio.ctx.store, 'p1')
    expect(sources.find((row) => row.paragraphHash === paragraphHash(markdown))?.itemIds).toEqual(['i1'])
  })
})
