// The author moves, renames and sets sections: ids, states, sources and who wrote what go with them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { AuthorEditor } from './author-editor.ts'
import { authored, change, draft, sectionIdOf, writtenBy } from './drafting-rig.ts'
import { makeStudio } from './test-studio.ts'

let studio: ReturnType<typeof makeStudio>
let editor: AuthorEditor
beforeEach(() => {
  studio = makeStudio()
  editor = new AuthorEditor(studio.documents, 'p1')
  editor.type(0, '# T\n\n## A\n\none.\n\n## B\n\ntwo.\n\n## B\n\nthree.')
  editor.sync()
})
afterEach(() => {
  studio.cleanup()
})
const rows = () => studio.documents.open('p1').sections
const idAt = (at: number) => rows()[at]?.id ?? ''
const code = (code: string) => expect.objectContaining({ code })

describe('a section moved by the author', () => {
  it('keeps its id, state, lock, goal and writers, and others of its name keep theirs', async () => {
    await draft(studio, 'j1', [change(studio, 'append', 'A', 'Drafted here.')])
    editor.sync()
    const [title, a, b, b2] = rows()
    studio.documents.setSection('p1', b2?.id ?? '', { locked: true, status: 'complete', targetWords: 500 })
    const moved = await studio.documents.moveSection('p1', b2?.id ?? '', null)
    editor.sync()
    expect(editor.text).toBe('# T\n\n## B\n\nthree.\n\n## A\n\none.\n\nDrafted here.\n\n## B\n\ntwo.\n\n')
    expect(rows().map(({ id }) => id)).toEqual([title?.id, b2?.id, a?.id, b?.id])
    expect(rows()[1]).toMatchObject({ locked: true, status: 'complete', targetWords: 500, position: 1 })
    expect(writtenBy('drafter', authored(studio))).toEqual(['Drafted here.'])
    expect(moved.revision).toBe(studio.documents.open('p1').document.revision)
    expect(createDocumentAuthority(studio.ctx).open('p1').sections).toEqual(rows())
  })

  it('may stand behind a locked one, or stay where it is', async () => {
    studio.documents.setSection('p1', idAt(3), { locked: true })
    const before = editor.text
    await studio.documents.moveSection('p1', idAt(1), idAt(1))
    expect(studio.documents.open('p1').document.markdown).toBe(before)
    await studio.documents.moveSection('p1', idAt(1), idAt(3))
    expect(studio.documents.open('p1').document.markdown).toMatch(/three\.\n\n## A\n\none\.\n\n$/)
  })

  it('never stands above the title, which is not moved itself, nor behind an open block of code', async () => {
    await expect(studio.documents.moveSection('p1', idAt(0), idAt(2))).rejects.toEqual(
      code('INVALID_ARGUMENT'),
    )
    await expect(studio.documents.moveSection('p1', 'gone', null)).rejects.toEqual(code('NOT_FOUND'))
    await expect(studio.documents.moveSection('p1', idAt(1), 'gone')).rejects.toEqual(code('NOT_FOUND'))
    editor.type(0, 'Before.\n\n')
    editor.sync()
    await expect(studio.documents.moveSection('p1', idAt(2), idAt(0))).rejects.toEqual(
      code('INVALID_ARGUMENT'),
    )
    editor.type(editor.text.length, '\n\n```\ncode')
    editor.sync()
    await expect(studio.documents.moveSection('p1', idAt(4), null)).rejects.toEqual(code('INVALID_ARGUMENT'))
    expect(studio.documents.open('p1').document.markdown).toBe(editor.text)
  })
})

describe('a section renamed by the author', () => {
  it('keeps its id and body, in the editor too', () => {
    const id = sectionIdOf(studio.documents, 'A')
    expect(studio.documents.renameSection('p1', id, '  ## The  river ## ')).toMatchObject({
      id,
      heading: 'The river',
    })
    editor.sync()
    expect(editor.text).toMatch(/^# T\n\n## The river ##\n\none\.\n\n## B/)
    expect(rows().map(({ heading }) => heading)).toEqual(['T', 'The river', 'B', 'B'])
    expect(idAt(1)).toBe(id)
  })

  it('needs words', () => {
    expect(() => studio.documents.renameSection('p1', idAt(1), ' ## ')).toThrow(code('INVALID_ARGUMENT'))
    expect(() => studio.documents.renameSection('p1', 'gone', 'X')).toThrow(code('NOT_FOUND'))
    expect(studio.documents.open('p1').document.markdown).toBe(editor.text)
  })
})

it('a goal set while a draft is merged is not overwritten by it', async () => {
  const id = idAt(1)
  const drafting = draft(studio, 'j1', [change(studio, 'append', 'A', 'Drafted.')])
  studio.documents.setSection('p1', id, { targetWords: 900 })
  await drafting
  expect(rows()[1]).toMatchObject({ id, targetWords: 900, status: 'complete' })
})
