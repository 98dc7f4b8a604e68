// Bugs caught: another project's answer on the screen, an old answer over a newer one, an event lost between request
// and answer, a missed event never made up for, a failure that empties the screen.
import { beforeEach, describe, expect, it } from 'vitest'
import { createProjection } from '../../../../src/renderer/stores/projection.ts'
import { subscribe } from '../../../../src/renderer/bridge/client.ts'
import { FakeBridge, settle } from './fake-bridge.ts'

const bridge = new FakeBridge().install()

function setUp() {
  const waiting: { key: string; answer: (value: string) => void; fail: (error: Error) => void }[] = []
  const projection = createProjection<string>({
    load: (key) => new Promise((answer, fail) => waiting.push({ key, answer, fail })),
    listen: (_key, { refresh, patch }) => [
      subscribe('projects.changed', refresh),
      subscribe('notes.changed', ({ projectId }) =>
        patch((value) => (projectId === 'no' ? null : value + projectId)),
      ),
    ],
  })
  return { projection, waiting }
}

describe('a projection', () => {
  let stop = () => {}
  beforeEach(() => stop())

  it('never shows the answer for what is no longer shown', async () => {
    const { projection, waiting } = setUp()
    projection.follow('one')()
    stop = projection.follow('two')
    waiting[0]?.answer('of one')
    await settle()
    expect(projection.use.getState()).toMatchObject({ key: 'two', value: null })
    expect(waiting[1]?.key).toBe('two')
    waiting[1]?.answer('of two')
    await settle()
    expect(projection.use.getState().value).toBe('of two')
  })

  it('asks again when something changed while the answer was on its way', async () => {
    const { projection, waiting } = setUp()
    stop = projection.follow('one')
    bridge.emit('notes.changed', { projectId: '+' })
    waiting[0]?.answer('old')
    await settle()
    expect(projection.use.getState().value).toBeNull()
    waiting[1]?.answer('new')
    await settle()
    expect(projection.use.getState().value).toBe('new')
    expect(waiting).toHaveLength(2)
  })

  it('applies events that fit without asking, and asks when one does not', async () => {
    const { projection, waiting } = setUp()
    stop = projection.follow('one')
    waiting[0]?.answer('a')
    await settle()
    bridge.emit('notes.changed', { projectId: 'b' })
    expect(projection.use.getState().value).toBe('ab')
    bridge.emit('notes.changed', { projectId: 'no' })
    expect(waiting).toHaveLength(2)
  })

  it('asks again after a missed event', async () => {
    const { projection, waiting } = setUp()
    stop = projection.follow('one')
    waiting[0]?.answer('a')
    await settle()
    bridge.lose()
    bridge.emit('settings.changed', undefined as never)
    expect(waiting).toHaveLength(2)
  })

  it('keeps what is shown when asking again fails, and says why', async () => {
    const { projection, waiting } = setUp()
    stop = projection.follow('one')
    waiting[0]?.answer('a')
    await settle()
    projection.refresh()
    waiting[1]?.fail(new Error('No luck.'))
    await settle()
    expect(projection.use.getState()).toEqual({ key: 'one', value: 'a', failure: 'No luck.' })
  })

  it('does not let an older answer undo what the author just did', async () => {
    const { projection, waiting } = setUp()
    stop = projection.follow('one')
    projection.show('one', 'mine')
    waiting[0]?.answer('older')
    await settle()
    expect(projection.use.getState().value).toBe('mine')
    waiting[1]?.answer('mine, confirmed')
    await settle()
    expect(projection.use.getState().value).toBe('mine, confirmed')
  })
})
