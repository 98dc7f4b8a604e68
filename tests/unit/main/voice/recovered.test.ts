// Catches: a session that a crash cut off and nobody is told of, one that is offered again after it was taken up, a
// connection that stays open for ever, a recording clock that starts over an older recording.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { voiceHandlers } from '../../../../src/main/ipc/handlers/voice-handlers.ts'
import { startInterview } from '../../../../src/main/interview/guided-interview.ts'
import { pauseInterruptedSessions } from '../../../../src/main/interview/pause-interrupted.ts'
import { insertConnection, listConnections } from '../../../../src/main/store/queries/voice-connections.ts'
import { recoverVoiceSessions } from '../../../../src/main/voice/recovered.ts'
import { makeItem } from '../../../support/items.ts'
import { makeVoiceRig, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
let sessionId: string
beforeEach(() => {
  rig = makeVoiceRig()
  sessionId = rig.routes['voice.start']({ projectId: rig.project() }).session.id
})
afterEach(() => rig.cleanup())

/** What the next start does, in its order. */
function restart(): void {
  const recovered = recoverVoiceSessions(rig.deps)
  pauseInterruptedSessions(rig.deps)
  rig.routes = voiceHandlers(rig.deps, recovered)
}

function addSegment(
  n: number,
  startMs: number,
  durationMs: number | null,
  track = 'author',
  bytes = 10,
): void {
  rig.store.sqlite
    .prepare(
      `INSERT INTO recording_segments (session_id, track, n, file, mime_type, start_ms, duration_ms, bytes, status, created_at)
       VALUES (?, ?, ?, 'f', 'audio/webm', ?, ?, ?, 'closed', 1)`,
    )
    .run(sessionId, track, n, startMs, durationMs, bytes)
}

test('a session that was live when the studio died is listed, paused, and its connection ended', () => {
  insertConnection(rig.store, { sessionId, callId: null, model: 'm', reason: 'start', startedAt: 1 })
  rig.routes['voice.record']({ sessionId, entries: [], items: [makeItem({ itemId: 'a' })] })
  addSegment(0, 0, 60_000)
  addSegment(1, 60_000, 12_500)
  addSegment(0, 0, 90_000, 'interviewer')
  restart()
  expect(rig.routes['voice.recovered']()).toMatchObject([
    { session: { id: sessionId, status: 'paused' }, projectTitle: 'The farm', items: 1, recordedMs: 72_500 },
  ])
  expect(listConnections(rig.store, sessionId)).toMatchObject([
    { end: 'crashed', endedAt: expect.any(Number) },
  ])
})

test('guided sittings, and voice sessions that were paused or ended, are not', () => {
  rig.routes['voice.pause']({ sessionId })
  const ended = rig.routes['voice.start']({ projectId: null }).session.id
  rig.routes['voice.stop']({ sessionId: ended, shown: [] })
  startInterview(rig.deps, rig.project())
  restart()
  expect(rig.routes['voice.recovered']()).toEqual([])
})

test.each(['voice.resume', 'voice.putAside', 'voice.stop'] as const)(
  'after %s it is offered no more',
  (route) => {
    restart()
    rig.routes[route]({ sessionId, shown: [] })
    expect(rig.routes['voice.recovered']()).toEqual([])
  },
)

test('one whose project was deleted since is not offered', () => {
  restart()
  rig.store.sqlite.exec(`UPDATE projects SET deleted_at = 1`)
  expect(rig.routes['voice.recovered']()).toEqual([])
})

test('the clock of a segment that is still open is taken for a whole one: recordings never overlap', () => {
  addSegment(0, 0, 60_000)
  addSegment(1, 60_000, null)
  expect(rig.routes['voice.state']({ sessionId }).recordedMs).toBe(120_000)
})
