// Records two tracks into a session until it is killed, or as many segments each as it is told. Prints each slice once it
// was answered for.
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { RecordingTrack } from '../../src/shared/ipc/voice-views.ts'
import { adoptOpenSegments } from '../../src/main/recordings/adopt-segments.ts'
import { Recordings } from '../../src/main/recordings/recordings.ts'
import { recordedMsOf } from '../../src/main/store/queries/voice-sessions.ts'
import { findSession, insertSession } from '../../src/main/store/queries/sessions.ts'
import { openStore } from '../../src/main/store/store.ts'
import { soundOf } from './recorded-sound.ts'

const SLICES_A_SEGMENT = 6
const [dataDir = '', migrationsDir = '', sessionId = '', segments = 'Infinity'] = process.argv.slice(2)
const store = openStore({ dataDir, migrationsDir, now: Date.now })
adoptOpenSegments(store)
if (findSession(store, sessionId) === null) {
  insertSession(store, {
    ...{ id: sessionId, projectId: null, kind: 'voice', stage: 'selection', status: 'live' },
    ...{ startedAt: 0, endedAt: null },
  })
}
const ctx = { store, emit: () => undefined, now: Date.now, newId: () => '' }
const recordings = new Recordings(ctx, { low: 0, stop: 0, freeBytes: () => Promise.resolve(1) })

async function record(track: RecordingTrack): Promise<void> {
  const mimeType = 'audio/webm;codecs=opus'
  const firstMs = recordedMsOf(store, sessionId)
  for (let segment = 0; segment < Number(segments); segment++) {
    const startMs = firstMs + segment * SLICES_A_SEGMENT * 1000
    const { n } = await recordings.begin({ sessionId, track, mimeType, startMs })
    let at = 0
    for (let slice = 0; slice < SLICES_A_SEGMENT; slice++) {
      const data = soundOf(track, n, slice)
      const { bytes } = await recordings.append({ sessionId, track, n, at, data })
      writeSync(1, `${track} ${n} ${bytes}\n`)
      at = bytes
      await pause(Math.random() * 5)
    }
    await recordings.finish({ sessionId, track, n, durationMs: SLICES_A_SEGMENT * 1000 })
  }
}

await Promise.all([record('author'), record('interviewer')])
