// Catches: a page that crashed or was loaded anew in mid-interview and left a session that is live without a window.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { voiceHandlers } from '../../../../src/main/ipc/handlers/voice-handlers.ts'
import { insertConnection, listConnections } from '../../../../src/main/store/queries/voice-connections.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { recoverVoiceSessions, type RecoveredSessions } from '../../../../src/main/voice/recovered.ts'
import { entry, makeVoiceRig, report, type VoiceRig } from './voice-rig.ts'

let rig: VoiceRig
let recovered: RecoveredSessions
let sessionId: string
beforeEach(() => {
  rig = makeVoiceRig()
  recovered = recoverVoiceSessions({ ...rig.deps, report })
  rig.routes = voiceHandlers(rig.deps, recovered)
  sessionId = rig.routes['voice.start']({ projectId: rig.project() }).session.id
})
afterEach(() => rig.cleanup())

test('what was live is paused, its connection ended, its last words read from the log, and offered', () => {
  insertConnection(rig.store, { sessionId, callId: null, model: 'm', reason: 'start', startedAt: 1 })
  const item = { id: 'q', type: 'message', role: 'assistant', content: [] }
  const asking = { response_id: 'r', item_id: 'q', content_index: 0, delta: 'And who was' }
  rig.routes['voice.record']({
    sessionId,
    entries: [
      entry(0, { type: 'session.created' }),
      entry(1, { type: 'conversation.item.added', previous_item_id: null, item }),
      entry(2, { type: 'response.output_audio_transcript.delta', ...asking }),
    ],
    items: [],
  })
  recovered.cutOff()
  expect(rig.routes['voice.state']({ sessionId }).session.status).toBe('paused')
  expect(listConnections(rig.store, sessionId)).toMatchObject([{ end: 'crashed' }])
  expect(listItems(rig.store, sessionId)).toMatchObject([{ itemId: 'q', text: 'And who was' }])
  expect(rig.routes['voice.recovered']()).toMatchObject([{ session: { id: sessionId } }])
  rig.routes['voice.resume']({ sessionId })
  expect(rig.routes['voice.recovered']()).toEqual([])
})

test('one that was paused or has ended is left alone', () => {
  rig.routes['voice.pause']({ sessionId })
  const ended = rig.routes['voice.start']({ projectId: null }).session.id
  rig.routes['voice.stop']({ sessionId: ended, shown: [] })
  recovered.cutOff()
  expect(rig.routes['voice.recovered']()).toEqual([])
  expect(rig.routes['voice.state']({ sessionId: ended }).session.status).toBe('ended')
})
