// What a session's recording consists of, as the engines are given it.
import { join } from 'node:path'
import type { SoundTurn } from '../../shared/speech/transcription-plan.ts'
import { INAUDIBLE } from '../../shared/transcript/item-fold.ts'
import { READ_ALOUD } from '../../shared/transcript/item-payload.ts'
import { isSpoken } from '../../shared/transcript/spoken-items.ts'
import { recordingFolder } from '../recordings/recording-files.ts'
import type { SoundFile } from '../speech/speech-process-port.ts'
import { listSegments } from '../store/queries/recording-segments.ts'
import { listItems } from '../store/queries/transcript.ts'
import type { Store } from '../store/store.ts'
import { isMadeHere, SAID } from './turn-ids.ts'

export interface SessionSound {
  files: SoundFile[]
  totalMs: number
}

/** The author's side, as far as it is whole on the disk. */
export function soundOfSession(store: Store, sessionId: string): SessionSound {
  const folder = recordingFolder(store.dataDir, sessionId)
  const files = listSegments(store, sessionId)
    .filter(({ track, status }) => track === 'author' && status !== 'open')
    .map(({ file, startMs, durationMs }) => ({ path: join(folder, file), startMs, durationMs }))
  const totalMs = Math.max(0, ...files.map(({ startMs, durationMs }) => startMs + (durationMs ?? 0)))
  return { files, totalMs }
}

/** Turns of which there is sound on the author's track, in the order of the transcript. */
export function soundTurns(store: Store, sessionId: string): SoundTurn[] {
  return listItems(store, sessionId).flatMap((item) => {
    const { itemId, role, text, audioStartMs, audioEndMs } = item
    const isOfTrack = role === 'user' || itemId.startsWith(SAID) || isMadeHere(itemId)
    if (!isSpoken(item) || !isOfTrack || audioStartMs === null || audioEndMs === null) return []
    const hasWords = text !== null && text.trim() !== '' && text !== INAUDIBLE
    return [{ itemId, startMs: audioStartMs, endMs: audioEndMs, hasWords }]
  })
}

/** Where a question was read aloud near the microphone: what is heard there is not the author. */
export function readAloudSpans(store: Store, sessionId: string): Pick<SoundTurn, 'startMs' | 'endMs'>[] {
  return listItems(store, sessionId).flatMap(({ payload, audioStartMs, audioEndMs }) =>
    payload?.[READ_ALOUD] === true && audioStartMs !== null && audioEndMs !== null
      ? [{ startMs: audioStartMs, endMs: audioEndMs }]
      : [],
  )
}

/** Files of which something lies in the span. */
export function filesWithin(files: readonly SoundFile[], startMs: number, endMs: number): SoundFile[] {
  return files.filter(
    (file) => file.startMs < endMs && (file.durationMs === null || file.startMs + file.durationMs > startMs),
  )
}
