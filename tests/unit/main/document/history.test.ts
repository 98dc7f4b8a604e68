// Undoing one draft, restoring a part, comparing and counting.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { undoneJobs } from '../../../../src/main/drafting/undone-jobs.ts'
import { findDraftJob } from '../../../../src/main/store/queries/draft-jobs.ts'
import { listOpenProposals } from '../../../../src/main/store/queries/proposals.ts'
import { listRevisions } from '../../../../src/main/store/queries/revisions.ts'
import { AuthorEditor } from './author-editor.ts'
import { authored, change, draft, insertion, writtenBy } from './drafting-rig.ts'
import { makeStudio } from './test-studio.ts'

const START = '# T\n\n## A\n\nMy own words.\n'
let studio: ReturnType<typeof makeStudio>
let editor: AuthorEditor
beforeEach(() => {
  studio = makeStudio()
  editor = new AuthorEditor(studio.documents, 'p1')
  editor.type(0, START)
  editor.sync()
})
afterEach(() => {
  studio.cleanup()
})
const markdown = () => studio.documents.open('p1').document.markdown

describe('undoing a draft', () => {
  it('takes out all of it, once, and lets its items be drafted again', async () => {
    await draft(studio, 'j1', [
      insertion('B', 'The river came up.'),
      change(studio, 'replace', 'A', 'Not my words at all.'),
    ])
    expect(listOpenProposals(studio.ctx.store, 'p1')).toHaveLength(1)
    const undone = await studio.documents.undoDraft('p1', 'j1')
    expect(undone).toEqual({ revision: 3, kept: 0 })
    expect(markdown()).toBe(START)
    expect(writtenBy('author', authored(studio))).toEqual([START.trim()])
    expect(listOpenProposals(studio.ctx.store, 'p1')).toEqual([])
    expect(findDraftJob(studio.ctx.store, 'j1')?.undoneAt).not.toBeNull()
    // Bug: the history goes on offering to undo it.
    expect(studio.told).toContainEqual({
      name: 'draft.changed',
      payload: { projectId: 'p1', job: findDraftJob(studio.ctx.store, 'j1') },
    })
    expect(await undoneJobs(studio.ctx.store, 'p1')).toEqual(new Set(['j1']))
    await expect(studio.documents.undoDraft('p1', 'j1')).rejects.toMatchObject({ code: 'CONFLICT' })
    editor.sync()
    expect(editor.text).toBe(START)
  })

  it('keeps what the author wrote since, and the later draft', async () => {
    await draft(studio, 'j1', [insertion('B', 'The river came up.', 'We left the house by the mill.')])
    editor.sync()
    editor.typeAfter('My own words.', ' And more.')
    editor.typeAfter('We left', ' at night')
    editor.sync()
    await draft(studio, 'j2', [insertion('C', 'Later words.')])
    const { kept } = await studio.documents.undoDraft('p1', 'j1')
    expect(kept).toBe(1)
    expect(markdown()).toContain('My own words. And more.')
    expect(markdown()).toContain('at night')
    expect(markdown()).toContain('Later words.')
    expect(markdown()).not.toContain('The river came up.')
  })

  it('is done once when it is asked for twice at once', async () => {
    await draft(studio, 'j1', [insertion('B', 'The river came up.')])
    const both = await Promise.allSettled([
      studio.documents.undoDraft('p1', 'j1'),
      studio.documents.undoDraft('p1', 'j1'),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(listRevisions(studio.ctx.store, 'p1')).toHaveLength(3)
  })

  it('says so when there is nothing to take out', async () => {
    await draft(studio, 'j1', [change(studio, 'replace', 'A', 'Only a proposal.')])
    await expect(studio.documents.undoDraft('p1', 'j1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(studio.documents.undoDraft('p1', 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(markdown()).toBe(START)
  })
})

describe('restoring a part', () => {
  const lost = async () => {
    await draft(studio, 'j1', [insertion('B', 'The river came up.', 'We left the house.')])
    editor.sync()
    const { revision } = studio.documents.open('p1').document
    editor.type(editor.text.indexOf('The river'), '', editor.text.indexOf('We left'))
    editor.sync()
    const { stretches } = await studio.documents.compare('p1', revision, null)
    const gone = stretches.find(({ kind }) => kind === 'removed')
    if (gone === undefined) throw new Error('Nothing was removed')
    const { from, to, newFrom, newTo } = gone
    return { revision, current: studio.documents.open('p1').document.revision, from, to, newFrom, newTo }
  }

  it('brings the paragraph back with its writer, beside what was written since', async () => {
    const part = await lost()
    editor.typeAfter('My own words.', ' And more.')
    editor.sync()
    const moved = { ...part, newFrom: part.newFrom + 10, newTo: part.newTo + 10 }
    const { revision: current } = studio.documents.open('p1').document
    await studio.documents.restorePart('p1', { ...moved, current })
    expect(markdown()).toBe(
      '# T\n\n## A\n\nMy own words. And more.\n\n## B\n\nThe river came up.\n\nWe left the house.\n',
    )
    expect(writtenBy('drafter', authored(studio))).toEqual([
      '## B\n\nThe river came up.\n\nWe left the house.',
    ])
    const revisions = listRevisions(studio.ctx.store, 'p1')
    expect(revisions[0]).toMatchObject({ author: 'restore', revision: current + 1 })
    expect(revisions[1]).toMatchObject({ author: 'author', revision: current })
  })

  it('is refused when the document has moved on, and outside the text', async () => {
    const part = await lost()
    await expect(studio.documents.restorePart('p1', { ...part, newTo: 9999 })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    })
    editor.type(0, 'x')
    editor.sync()
    await expect(studio.documents.restorePart('p1', part)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(markdown()).toBe(editor.text)
  })
})

describe('words of revisions', () => {
  const counted = async () =>
    (await studio.documents.revisions('p1')).map(({ revision, wordsAdded, wordsRemoved }) => [
      revision,
      wordsAdded,
      wordsRemoved,
    ])
  const storedCounts = () => listRevisions(studio.ctx.store, 'p1').map(({ wordsAdded }) => wordsAdded)

  it('are counted when asked, and kept but for the burst that goes on', async () => {
    expect(await counted()).toEqual([[1, 5, 0]])
    expect(storedCounts()).toEqual([null])
    await draft(studio, 'j1', [insertion('B', 'The river came up.')])
    expect(await counted()).toEqual([
      [2, 5, 0],
      [1, 5, 0],
    ])
    expect(storedCounts()).toEqual([5, 5])
  })

  it('follow a burst whose revision moves on', async () => {
    await draft(studio, 'j1', [insertion('B', 'The river came up.')])
    editor.sync()
    editor.typeAfter('My own words.', ' One')
    editor.sync()
    expect((await counted())[0]).toEqual([3, 1, 0])
    editor.typeAfter('One', ' two')
    editor.sync()
    studio.advance(200_000)
    expect((await counted())[0]).toEqual([4, 2, 0])
    expect(storedCounts()[0]).toBe(2)
    const details = studio.ctx.store.sqlite
      .prepare('SELECT revision FROM revision_details ORDER BY revision')
      .all()
    expect(details).toEqual([{ revision: 1 }, { revision: 2 }, { revision: 4 }])
  })
})
