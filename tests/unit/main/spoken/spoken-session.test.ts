// Catches: two sessions live at once, a recording taken for one of its own that came from a file, a mark of another session
// renamed, an end that queues nothing or asks for a draft of nothing.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StudioError } from '../../../../src/shared/errors.ts'
import { insertAudioImport } from '../../../../src/main/store/queries/audio-imports.ts'
import { listItems } from '../../../../src/main/store/queries/transcript.ts'
import { requireSession } from '../../../../src/main/store/queries/sessions.ts'
import { makeSpokenRig, type SpokenRig } from './spoken-rig.ts'

let rig: SpokenRig
beforeEach(() => {
  rig = makeSpokenRig()
})
afterEach(() => rig.cleanup())

const record = (projectId: string | null) =>
  rig.routes['spoken.start']({ projectId, kind: 'recording' }).session.id
const status = (id: string) => requireSession(rig.store, id).status
const shownOf = (id: string) => listItems(rig.store, id).map(({ itemId, text }) => ({ itemId, text }))
const stop = (sessionId: string) =>
  rig.routes['spoken.stop']({ sessionId, shown: shownOf(sessionId), spoke: false })

/** What the recorder leaves behind it. */
function addSound(sessionId: string, durationMs: number): void {
  rig.store.sqlite
    .prepare(
      `INSERT INTO recording_segments (session_id, track, n, file, mime_type, start_ms, duration_ms, bytes, status, created_at)
       VALUES (?, 'author', 0, 'f', 'audio/webm', 0, ?, 1, 'closed', 1)`,
    )
    .run(sessionId, durationMs)
}

test('a recording is live, everything else rests, and to pause and go on changes that', async () => {
  const first = record(null)
  const second = record(rig.project())
  expect([status(first), status(second)]).toEqual(['paused', 'live'])
  await rig.routes['spoken.pause']({ sessionId: second })
  expect(status(second)).toBe('paused')
  rig.routes['spoken.resume']({ sessionId: first })
  expect([status(first), status(second)]).toEqual(['live', 'paused'])
})

test('what is said becomes turns, and the end tells what is in words, what is not, and what comes', async () => {
  const sessionId = record(rig.project())
  addSound(sessionId, 60_000)
  await rig.say(sessionId, 0, 2000, 'We lived by the sea.')
  await rig.say(sessionId, 2500, 4000, 'In a house of stone.')
  await rig.say(sessionId, 9000, 10_000, null)
  rig.routes['spoken.mark']({ sessionId, atMs: 9500.4 })
  const summary = await stop(sessionId)
  expect(listItems(rig.store, sessionId)).toMatchObject([
    {
      text: 'We lived by the sea. In a house of stone.',
      audioStartMs: 0,
      audioEndMs: 4000,
      status: 'completed',
    },
    { text: null, audioStartMs: 9000, status: 'completed' },
  ])
  expect(summary).toMatchObject({
    ...{ kind: 'recording', words: 10, soundOnly: 1, markers: 1, recordedMs: 60_000 },
    ...{ wordsToCome: 'queued', replayMatches: true },
  })
  expect(rig.queued).toEqual([{ sessionId, inFull: false }])
  expect(rig.requests).toHaveLength(1)
  expect(status(sessionId)).toBe('ended')
})

test('everything was understood at once: no more than a better version is asked for', async () => {
  const sessionId = record(null)
  addSound(sessionId, 3000)
  await rig.say(sessionId, 0, 2000, 'We lived by the sea.')
  expect((await stop(sessionId)).wordsToCome).toBe('none')
  expect(rig.queued).toEqual([{ sessionId, inFull: true }])
})

test('a recording of nothing queues nothing', async () => {
  const sessionId = record(null)
  expect(await stop(sessionId)).toMatchObject({ recordedMs: 0, wordsToCome: 'none', draftJobId: null })
  expect(rig.queued).toEqual([])
})

test('marks are named, renamed and removed, and only in their own session', () => {
  const sessionId = record(null)
  const other = record(null)
  const { id } = rig.routes['spoken.mark']({ sessionId, atMs: 1200.7 })
  rig.routes['spoken.mark']({ sessionId, atMs: 100, label: ' first ' })
  expect(() => rig.routes['spoken.labelMark']({ sessionId: other, markerId: id, label: 'x' })).toThrow(
    StudioError,
  )
  rig.routes['spoken.labelMark']({ sessionId, markerId: id, label: 'The name' })
  expect(rig.routes['spoken.state']({ sessionId }).markers).toMatchObject([
    { atMs: 100, label: 'first' },
    { atMs: 1201, label: 'The name' },
  ])
  rig.routes['spoken.removeMark']({ sessionId, markerId: id })
  expect(rig.routes['spoken.state']({ sessionId }).markers).toHaveLength(1)
})

test('what came from a file, and what has ended, is not spoken into', async () => {
  const imported = record(null)
  insertAudioImport(rig.store, {
    ...{ id: 'i', sessionId: imported, status: 'paused', files: [], fileAt: 0, doneMs: 0, error: null },
    ...{ speaker: null, madeProject: false, createdAt: 1, updatedAt: 1 },
  } as Parameters<typeof insertAudioImport>[1])
  expect(() => rig.routes['spoken.resume']({ sessionId: imported })).toThrow(/not a recording of yours/)
  const ended = record(null)
  await stop(ended)
  expect(() => rig.routes['spoken.resume']({ sessionId: ended })).toThrow(/has ended/)
  expect(await stop(ended)).toMatchObject({ sessionId: ended })
})
