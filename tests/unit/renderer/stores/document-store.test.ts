// Bugs caught: a draft that arrives while another screen is in front and is missing afterwards, a failure to fetch that
// takes the page away, sections asked for at every key, the whole text fetched again at every change, another project's
// page shown for a moment, a draft merged without what was typed a moment before.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Authorship } from '../../../../src/shared/document/authorship.ts'
import type { DocumentUpdate } from '../../../../src/shared/ipc/views.ts'
import { FakeAuthority } from '../editor/fake-authority.ts'
import { FakeBridge, settle } from './fake-bridge.ts'

// The editor's look asks the page for its nonce, and leaving is listened for on both.
const stillPage = {
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  querySelector: () => null,
}
vi.stubGlobal('window', {
  ...stillPage,
  setTimeout: (task: () => void, ms: number) => setTimeout(task, ms),
  clearTimeout: (timer: NodeJS.Timeout | undefined) => clearTimeout(timer),
})
const bridge = new FakeBridge().install()
const { currentText, followDocument, loadDocument, useDocument } =
  await import('../../../../src/renderer/stores/document-store.ts')

// Only now: the editor's library takes a page it finds while loading for a real one.
vi.stubGlobal('document', stillPage)

let authority: FakeAuthority
let authorship: Authorship = []
let stop = () => {}
let project = 0
const projectId = () => `project-${project}`

beforeEach(() => {
  vi.useFakeTimers()
  project++
  authority = new FakeAuthority('# Title\n\nMine.\n')
  bridge.asked.length = 0
  bridge.answer('document.open', async () => {
    const { markdown, version } = await authority.open()
    return { document: { markdown }, version, authorship, sections: [], proposals: [], sources: [] }
  })
  bridge.answer('document.beside', async () => {
    const { version } = await authority.open()
    return { version, revision: 1, authorship, sections: [], proposals: [], sources: [] }
  })
  bridge.answer('document.push', (input) => {
    const { version, updates } = input as { version: number; updates: DocumentUpdate[] }
    return authority.push(version, updates)
  })
  bridge.answer('document.flushed', () => null)
  bridge.answer('document.pull', (input) => authority.pull((input as { version: number }).version))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

async function drafterWrites(text: string): Promise<void> {
  authority.write(authority.text.length, authority.text.length, text)
  bridge.emit('document.changed', {
    projectId: projectId(),
    version: authority.version,
    revision: 2,
    by: 'drafter',
  })
  await vi.advanceTimersByTimeAsync(0)
  await settle()
}

it('takes in a draft while its page is not on the screen, and knows that it was not seen', async () => {
  stop = followDocument(projectId())
  await settle()
  expect(currentText()).toBe('# Title\n\nMine.\n')
  await drafterWrites('\nDrafted.\n')
  expect(currentText()).toBe('# Title\n\nMine.\n\nDrafted.\n')
  expect(useDocument.getState().unseenChange).toBe(currentText().indexOf('Drafted'))
})

it('catches up with what was drafted while nothing listened', async () => {
  followDocument(projectId())()
  await settle()
  authority.write(0, 0, 'Before. ')
  stop = followDocument(projectId())
  await settle()
  expect(currentText()).toBe('Before. # Title\n\nMine.\n')
})

it('keeps the page when fetching fails, and says why', async () => {
  stop = followDocument(projectId())
  await settle()
  authority.failure = new Error('The database is busy.')
  await loadDocument(projectId())
  expect(useDocument.getState().failure).toBe('The database is busy.')
  expect(currentText()).toContain('Mine.')
})

it('looks at the sections only in a pause of the typing', async () => {
  stop = followDocument(projectId())
  await settle()
  const before = bridge.times('document.beside')
  for (let n = 0; n < 5; n++) {
    bridge.emit('document.changed', { projectId: projectId(), version: 0, revision: n, by: 'author' })
    await vi.advanceTimersByTimeAsync(400)
  }
  expect(bridge.times('document.beside')).toBe(before)
  await vi.advanceTimersByTimeAsync(1000)
  expect(bridge.times('document.beside')).toBe(before + 1)
  expect(bridge.times('document.open')).toBe(1)
})

it('shows nothing of another project', async () => {
  followDocument('other')()
  await settle()
  stop = followDocument(projectId())
  expect(useDocument.getState()).toMatchObject({
    projectId: projectId(),
    manuscript: null,
    outline: { headings: [] },
  })
  await settle()
  expect(currentText()).toContain('Mine.')
})

it('says that nothing is left to send before a draft is merged', async () => {
  stop = followDocument(projectId())
  await settle()
  bridge.emit('document.flush', { projectId: projectId(), flushId: 'f1' })
  bridge.emit('document.flush', { projectId: 'never opened', flushId: 'f2' })
  await settle()
  const answers = bridge.asked.filter(({ name }) => name === 'document.flushed').map(({ input }) => input)
  expect(answers).toEqual([
    { projectId: projectId(), flushId: 'f1' },
    { projectId: 'never opened', flushId: 'f2' },
  ])
  expect(bridge.times('document.push')).toBe(0)
})
