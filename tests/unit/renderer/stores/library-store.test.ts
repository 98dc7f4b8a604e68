import { beforeEach, expect, test, vi } from 'vitest'
import type { Answer, StudioBridge } from '../../../../src/shared/ipc/envelope.ts'
import { StudioError } from '../../../../src/shared/errors.ts'
import { titleOf, useLibrary } from '../../../../src/renderer/stores/library-store.ts'

type Invoke = (name: string, input: unknown) => Promise<Answer<unknown>>
let invoke: Invoke

// The client reads the bridge once, so each test answers through this one.
const bridge: StudioBridge = {
  invoke: ((name: string, input: unknown) => invoke(name, input)) as StudioBridge['invoke'],
  subscribe: () => () => {},
}
vi.stubGlobal('window', { studio: bridge })

const row = (id: string) => ({ id, title: `Title ${id}` })
const ok = (value: unknown): Answer<unknown> => ({ ok: true, value })

beforeEach(() => useLibrary.setState({ projects: null, templates: [], failure: null }))

// Bug: two renewals overlap, the slower and older one lands last, and a new project vanishes from the shelf.
test('an older answer never replaces a newer one', async () => {
  const answers: ((rows: unknown[]) => void)[] = []
  invoke = (name) =>
    name === 'projects.list'
      ? new Promise((resolve) => answers.push((rows) => resolve(ok(rows))))
      : Promise.resolve(ok([]))
  const older = useLibrary.getState().load()
  const newer = useLibrary.getState().load()
  answers[1]?.([row('a'), row('b')])
  answers[0]?.([row('a')])
  await Promise.all([older, newer])
  expect(useLibrary.getState().projects?.map(({ id }) => id)).toEqual(['a', 'b'])
})

// Bug: a failed renewal empties the shelf, as if the projects were gone.
test('a failure keeps what is shown and says why', async () => {
  invoke = (name) => Promise.resolve(ok(name === 'projects.list' ? [row('a')] : []))
  await useLibrary.getState().load()
  invoke = () => Promise.resolve({ ok: false, error: { code: 'INTERNAL', message: 'The disk is away.' } })
  await useLibrary.getState().load()
  expect(useLibrary.getState().projects).toHaveLength(1)
  expect(useLibrary.getState().failure).toBe('The disk is away.')
})

// Bug: a refused title closes the dialog, because the refusal is swallowed.
test('a refused project is thrown to the form', async () => {
  invoke = () => Promise.resolve({ ok: false, error: { code: 'INVALID_ARGUMENT', message: 'Too long.' } })
  await expect(useLibrary.getState().create({ title: 'x', contentType: 'memoir' })).rejects.toBeInstanceOf(
    StudioError,
  )
})

test('a title is known only for a project in the list', () => {
  expect(titleOf(null, 'a')).toBeNull()
  expect(titleOf([], 'a')).toBeNull()
})
