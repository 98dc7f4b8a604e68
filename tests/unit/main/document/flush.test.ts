import { afterEach, expect, it } from 'vitest'
import type { ServiceContext } from '../../../../src/main/context.ts'
import { createDocumentAuthority } from '../../../../src/main/document/document-authority.ts'
import { AuthorEditor } from './author-editor.ts'
import { insertion } from './drafting-rig.ts'
import { makeStudio } from './test-studio.ts'

const studio = makeStudio()
afterEach(studio.cleanup)

it('asks for what was typed and not sent before it merges, waits a moment for it, and does not ask a silent author', async () => {
  const asked: string[] = []
  let hear = (flushId: string): void => void asked.push(flushId)
  const ctx: ServiceContext = {
    ...studio.ctx,
    emit: (_, payload) => {
      if ('flushId' in payload) hear(payload.flushId)
    },
  }
  const documents = createDocumentAuthority(ctx)
  const editor = new AuthorEditor(documents, 'p1')
  const apply = async (heading: string) => {
    const base = documents.draftBase('p1')
    await documents.applyDrafter({
      projectId: 'p1',
      title: 'T',
      jobId: heading,
      base,
      edits: [insertion(heading, 'Drafted.')],
      also: () => undefined,
    })
    editor.pull()
  }
  await apply('A')
  expect(asked).toEqual([])

  editor.typeAfter('Drafted.', ' Sent.')
  editor.sync()
  editor.typeAfter('Sent.', ' Typed.')
  hear = (flushId) => {
    // As the window does: a moment later, over IPC.
    setTimeout(() => {
      asked.push(editor.push() ? 'pushed' : 'refused')
      documents.flushed(flushId)
    }, 20)
  }
  await apply('B')
  expect(asked).toEqual(['pushed'])
  expect(documents.open('p1').document.markdown).toContain('Drafted. Sent. Typed.\n\n## B')

  hear = (flushId) => void asked.push(flushId)
  const begun = performance.now()
  await apply('C')
  expect(performance.now() - begun).toBeGreaterThan(250)
  expect(asked).toHaveLength(2)

  studio.advance(11_000)
  await apply('D')
  expect(asked).toHaveLength(2)
})
