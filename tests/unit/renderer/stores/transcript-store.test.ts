// Bugs caught: a line shown twice or out of order when it is told again, a session that is not known swallowed, a
// transcript of a whole book fetched again for each draft, a session that stays with the project it has left.
import { describe, expect, it } from 'vitest'
import { projectTranscript, withItems } from '../../../../src/renderer/stores/transcript-store.ts'
import { FakeBridge, settle } from './fake-bridge.ts'
import { item, sitting } from './transcripts.ts'

const bridge = new FakeBridge().install()

it('replaces told-again items and keeps the order of positions', () => {
  const views = [sitting('s', [item('a', 0), item('c', 2)])]
  const next = withItems(views, 's', [item('b', 1), { ...item('a', 0), text: 'corrected' }])
  expect(next?.[0]?.items.map(({ itemId, text }) => [itemId, text])).toEqual([
    ['a', 'corrected'],
    ['b', 'said b'],
    ['c', 'said c'],
  ])
  expect(views[0]?.items).toHaveLength(2)
})

it('asks to fetch again for a session that is not among them', () => {
  expect(withItems([sitting('s', [])], 'other', [item('a', 0)])).toBeNull()
})

describe('the transcript of a project', () => {
  const shown = () => projectTranscript.use.getState().value?.map(({ session }) => session.id)
  const fetched = () => bridge.times('transcript.forProject')

  async function open(...sessionIds: string[]): Promise<{ before: number; stop: () => void }> {
    bridge.answer('transcript.forProject', () => ({
      views: sessionIds.map((id) => sitting(id, [item(`${id}1`, 0)])),
      next: null,
    }))
    const stop = projectTranscript.follow('p')
    await settle()
    return { before: fetched(), stop }
  }

  it('is not fetched again for what a draft changes in the project', async () => {
    const { before, stop } = await open('s')
    const { value } = projectTranscript.use.getState()
    bridge.emit('projects.changed', { projectId: 'p' })
    bridge.emit('session.changed', { session: { ...sitting('elsewhere', []).session, projectId: 'other' } })
    await settle()
    expect(fetched()).toBe(before)
    expect(projectTranscript.use.getState().value).toBe(value)
    stop()
  })

  it('is fetched again when a session comes to it', async () => {
    const { before, stop } = await open('s')
    bridge.answer('transcript.forProject', () => ({
      views: [sitting('s', []), sitting('new', [])],
      next: null,
    }))
    bridge.emit('session.changed', { session: sitting('new', []).session })
    await settle()
    expect(fetched()).toBe(before + 1)
    expect(shown()).toEqual(['s', 'new'])
    stop()
  })

  it('follows a session that it has, without asking, until it goes to another project', async () => {
    const { before, stop } = await open('s', 'other')
    const { session } = sitting('s', [])
    bridge.emit('session.changed', { session: { ...session, status: 'paused' } })
    expect(projectTranscript.use.getState().value?.[0]).toMatchObject({
      session: { status: 'paused' },
      items: [{ itemId: 's1' }],
    })
    bridge.emit('session.changed', { session: { ...session, projectId: 'q' } })
    expect(shown()).toEqual(['other'])
    expect(fetched()).toBe(before)
    stop()
  })
})
