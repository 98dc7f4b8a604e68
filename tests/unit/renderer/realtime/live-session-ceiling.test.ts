// Catches: an interview that comes back from a pause or a lost connection and spends more than the author's ceiling.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StudioError } from '../../../../src/shared/errors.ts'
import { emptyView, scriptSession, usage } from '../../../support/scripted-session.ts'

const atCeiling = usage({ costUsd: 5.2, ceilingUsd: 5, ceilingReached: true })
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
  })
  vi.stubGlobal('window', globalThis)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a session that has used its ceiling is gone on with by recording alone, until the ceiling is higher', async () => {
  let used = atCeiling
  const talk = scriptSession({
    'voice.resume': () => ({ ...emptyView(), usage: used }),
    'voice.usage': () => used,
  })
  await talk.session.pause()
  await talk.session.goOn()
  await pass(60_000)
  expect(talk.asked('voice.connect')).toHaveLength(0)
  expect(talk.state()).toMatchObject({ phase: 'audio_only', problem: { title: 'Your ceiling is reached' } })
  expect(talk.recorder.paused).toBe(false)

  await talk.session.retry()
  await pass(0)
  expect(talk.asked('voice.connect')).toHaveLength(0)
  used = usage({ costUsd: 5.2, ceilingUsd: 50 })
  await talk.session.retry()
  await pass(0)
  expect(talk.asked('voice.connect')).toHaveLength(1)
})

test('when the last of the usage reaches the ceiling while there is no connection, no other one is made', async () => {
  const offline = () => {
    throw new StudioError('OFFLINE', 'No network.')
  }
  const talk = scriptSession({ 'voice.connect': offline, 'voice.usage': () => atCeiling })
  talk.session.begin('start')
  await pass(10_000)
  const tries = talk.asked('voice.connect').length
  expect(talk.state()).toMatchObject({ problem: { title: 'Your ceiling is reached' }, nextAttemptAt: null })
  await pass(10 * 60_000)
  expect(talk.asked('voice.connect')).toHaveLength(tries)
})
