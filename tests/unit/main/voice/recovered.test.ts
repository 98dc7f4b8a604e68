// Catches: a session that a crash cut off and nobody is told of, one that is offered again after it was taken up, a
// connection that stays open for ever, a recording clock that starts over an older recording.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { voiceHandlers } from '../../../../src/main/ipc/handlers/voice-handlers.ts'
import { startInterview } from '../../../../src/main/interview/guided-interview.ts'
import { pauseInterruptedSessions } from '../../../../src/main/interview/pause-interrupted.ts'
import { insertConnection, listConnections } from '../../../../src/main/store/queries/voice-connections.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { recoverVoiceSessions } from '../../../../src/main/voice/recovered.ts'
import { makeItem } from '../../../support/items.ts'
import { entry, makeVoiceRig, report, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
let sessionId: string
beforeEach(() => {
  rig = makeVoiceRig()
  sessionId = rig.routes['voice.start']({ projectId: rig.project() }).session.id
})
afterEach(() => rig.cleanup())

/** What the next start does, in its order. */
function restart(): void {
  const recovered = recoverVoiceSessions({ ...rig.deps, report })
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

test('what the interviewer was saying when the studio died comes back from the log, at its place', () => {
  const asking = { response_id: 'r', item_id: 'q2', content_index: 0 }
  const heard = makeItem({ itemId: 'a', previousItemId: 'q', text: 'As it was corrected' })
  rig.routes['voice.record']({
    sessionId,
    entries: [
      entry(0, { type: 'session.created' }),
      entry(1, wireItem('q', null, 'assistant', 'Where was that?')),
      entry(2, wireItem('a', 'q', 'user', 'By the sea')),
      entry(3, wireItem('q2', 'a', 'assistant')),
      entry(4, { type: 'response.output_audio_transcript.delta', ...asking, delta: 'And who ' }),
      entry(5, { type: 'response.output_audio_transcript.delta', ...asking, delta: 'was with you' }),
    ],
    items: [makeItem({ itemId: 'q', role: 'assistant', text: 'Where was that?' }), heard],
  })
  restart()
  expect(listItems(rig.store, sessionId)).toMatchObject([
    { itemId: 'q' },
    { itemId: 'a', text: 'As it was corrected' },
    { itemId: 'q2', text: 'And who was with you', status: 'incomplete', role: 'assistant', position: 2 },
  ])
  expect(rig.routes['voice.recovered']()).toMatchObject([{ items: 3 }])
})

test('a log that cannot be read is reported, and the studio opens with what is stored', () => {
  rig.routes['voice.record']({
    sessionId,
    entries: [entry(0, wireItem('q', null, 'assistant', 'Where?'))],
    items: [],
  })
  rig.store.sqlite.exec(
    `CREATE TRIGGER refuses BEFORE INSERT ON transcript_items BEGIN SELECT raise(ABORT, 'no'); END`,
  )
  const reported: unknown[] = []
  const recovered = recoverVoiceSessions({ ...rig.deps, report: (error) => reported.push(error) })
  expect(recovered.list()).toMatchObject([{ session: { id: sessionId }, items: 0 }])
  expect(reported).toHaveLength(1)
})

function wireItem(id: string, previous: string | null, role: string, transcript: string | null = null) {
  const content = transcript === null ? [] : [{ type: 'audio', transcript }]
  const item = { id, type: 'message', role, status: 'in_progress', content }
  return { type: 'conversation.item.added', previous_item_id: previous, item }
}

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
