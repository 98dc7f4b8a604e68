import { beforeEach, expect, test, vi } from 'vitest'
import type { Answer, StudioBridge } from '../../../../../src/shared/ipc/envelope.ts'
import { createImportRun } from '../../../../../src/renderer/screens/import/import-run.ts'

const asked: { name: string; input: unknown }[] = []
let answer: (name: string) => Promise<Answer<unknown>>
const bridge: StudioBridge = {
  invoke: ((name: string, input: unknown) => {
    asked.push({ name, input })
    return answer(name)
  }) as StudioBridge['invoke'],
  subscribe: () => () => {},
}
vi.stubGlobal('window', { studio: bridge })

const preview = {
  importId: 'i1',
  fileName: 'talk.txt',
  format: 'text',
  title: 'Talk',
  speakers: [{ name: 'Ann', turns: 1, words: 1, suggestedRole: 'author' }],
  turns: 1,
  words: 1,
  sample: [],
  warnings: [],
}
const ok = (value: unknown): Promise<Answer<unknown>> => Promise.resolve({ ok: true, value })
const refuse = (message: string, data: Record<string, unknown>): Promise<Answer<unknown>> =>
  Promise.resolve({ ok: false, error: { code: 'INVALID_ARGUMENT', message, data } })
const names = (): string[] => asked.map(({ name }) => name)
const ports = { projectId: null, onCancel: vi.fn(), onDone: vi.fn() }

beforeEach(() => {
  asked.length = 0
  vi.clearAllMocks()
})

// Bug: closing the dialog leaves a parsed 50 MB file in main's memory.
test('a file that was looked at and left is given back', async () => {
  answer = (name) => ok(name === 'import.choose' ? preview : null)
  const run = createImportRun(ports)
  const close = run.getState().begin()
  await vi.waitFor(() => expect(run.getState().step.step).toBe('preview'))
  close()
  expect(asked.at(-1)).toEqual({ name: 'import.cancel', input: { importId: 'i1' } })
})

// Bug: the dialog is closed while a long file is being read; its answer comes later and is kept for ever.
test('a file that arrives after closing is given back too', async () => {
  let arrive: (answer: Answer<unknown>) => void = () => {}
  answer = (name) => (name === 'import.choose' ? new Promise((resolve) => (arrive = resolve)) : ok(null))
  const run = createImportRun(ports)
  run.getState().begin()()
  arrive({ ok: true, value: preview })
  await vi.waitFor(() => expect(names()).toContain('import.cancel'))
  expect(run.getState().step.step).toBe('choosing')
})

// Bug: after the commit the import is cancelled, although main has already let it go.
test('a committed import is done, and not given back', async () => {
  answer = (name) => ok(name === 'import.choose' ? preview : { projectId: 'p', sessionId: 's', items: 1 })
  const run = createImportRun(ports)
  const close = run.getState().begin()
  await vi.waitFor(() => expect(run.getState().step.step).toBe('preview'))
  await run.getState().commit()
  close()
  expect(ports.onDone).toHaveBeenCalledWith('p')
  expect(names()).not.toContain('import.cancel')
})

// Bug: a refused title throws the author's answers away.
test('a refusal goes back to the form with everything in it', async () => {
  answer = (name) => (name === 'import.choose' ? ok(preview) : refuse('Too long.', { fields: ['title'] }))
  const run = createImportRun(ports)
  run.getState().begin()
  await vi.waitFor(() => expect(run.getState().step.step).toBe('preview'))
  const { step, change, commit } = run.getState()
  if (step.step !== 'preview') throw new Error('no preview')
  change({ ...step.form, title: 'Mine' })
  await commit()
  expect(run.getState()).toMatchObject({
    step: { step: 'preview', form: { title: 'Mine' } },
    errors: { fields: { title: 'Too long.' } },
  })
})

// Bug: cancelling the file dialog leaves an empty window of ours open.
test('no file chosen closes the import', async () => {
  answer = () => ok(null)
  createImportRun(ports).getState().begin()
  await vi.waitFor(() => expect(ports.onCancel).toHaveBeenCalledTimes(1))
})
