// Bugs caught: a recovered interview offered again after it was ended, or lost from sight when it could not go on.
import { beforeEach, expect, it } from 'vitest'
import type { RecoveredSession } from '../../../../src/shared/ipc/voice-views.ts'
import {
  finishRecovered,
  followRecovered,
  loadRecovered,
  putAside,
  useRecovered,
} from '../../../../src/renderer/stores/recovered-store.ts'
import { noVoice, useVoice } from '../../../../src/renderer/stores/voice-store.ts'
import { FakeBridge } from './fake-bridge.ts'

const bridge = new FakeBridge().install()
followRecovered()

const found = (id: string): RecoveredSession => ({
  session: {
    id,
    projectId: 'p',
    kind: 'voice',
    stage: 'intake',
    status: 'paused',
    startedAt: 0,
    endedAt: null,
  },
  projectTitle: 'The Lamp Room',
  items: 4,
  recordedMs: 9000,
})
const ids = () => useRecovered.getState().sessions.map(({ session }) => session.id)

beforeEach(async () => {
  useVoice.setState(noVoice, true)
  useRecovered.setState({ sessions: [], finished: null })
  bridge.answer('voice.recovered', () => [found('a'), found('b')])
  bridge.answer('voice.putAside', () => null)
  await loadRecovered()
})

it('offers one until it stands again, not only until it was tried', () => {
  const { session } = found('a')
  bridge.emit('session.changed', { session: { ...session, status: 'live' } })
  bridge.emit('session.changed', { session: { ...session, status: 'paused' } })
  expect(ids()).toEqual(['a', 'b'])
  useVoice.setState({ session: { ...session, status: 'live' }, phase: 'connecting' })
  expect(ids()).toEqual(['b'])
})

it('offers one no more when it was ended or put aside', async () => {
  bridge.emit('session.changed', { session: { ...found('a').session, status: 'ended' } })
  expect(ids()).toEqual(['b'])
  await putAside('b')
  expect(ids()).toEqual([])
})

it('finishes one with what is kept of its spoken lines, and shows what was captured', async () => {
  const said = { itemId: 'u1', role: 'user', type: 'message', text: 'I was nine.' }
  const call = { itemId: 'f1', role: 'assistant', type: 'function_call', text: null }
  bridge.answer('transcript.get', () => ({ session: found('a').session, items: [said, call], next: null }))
  bridge.answer('voice.stop', () => ({ sessionId: 'a', items: 1 }))
  await finishRecovered('a')
  expect(bridge.asked.at(-1)).toEqual({
    name: 'voice.stop',
    input: { sessionId: 'a', shown: [{ itemId: 'u1', text: 'I was nine.' }] },
  })
  expect(ids()).toEqual(['b'])
  expect(useRecovered.getState().finished?.sessionId).toBe('a')
})

it('keeps one that could not be finished', async () => {
  bridge.answer('transcript.get', () => {
    throw new Error('The disk is away.')
  })
  await expect(finishRecovered('a')).rejects.toThrow('The disk is away.')
  expect(ids()).toEqual(['a', 'b'])
})
