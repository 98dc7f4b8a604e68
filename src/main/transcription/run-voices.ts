// Tells apart who speaks in a recording. Nothing is kept before all of it was heard: voices are known only beside each other.
import type { TranscriptionJob } from '../../shared/speech/transcription-job.ts'
import { piecesOfTurn, runsOf } from '../../shared/speech/voice-pieces.ts'
import type { ServiceContext } from '../context.ts'
import type { SpeechProcess } from '../speech/speech-process-port.ts'
import { keepVoices, turnsToTell } from './keep-voices.ts'
import type { Progress } from './run-transcription.ts'
import { soundOfSession } from './sound-of-session.ts'

export type VoiceReader = Pick<SpeechProcess, 'tellVoices'>

/** The row is moved on this often. Milliseconds of sound. */
const STEP_MS = 30_000

/** Answers what keeps it, to be called in the transaction that completes the job. Throws what ended the attempt. */
export async function runVoices(
  { ctx, signal, reached }: Progress,
  voices: VoiceReader,
  /** Path of the model. */
  model: string,
  { sessionId, totalMs }: TranscriptionJob,
): Promise<(held: ServiceContext) => void> {
  const { files } = soundOfSession(ctx.store, sessionId)
  const turns = turnsToTell(ctx.store, sessionId).map(({ item, startMs, endMs, counts }) => ({
    item,
    pieces: piecesOfTurn({ startMs, endMs, text: item.text, words: counts?.words ?? null }),
  }))
  let toldMs = 0
  const told = await voices.tellVoices(
    files,
    turns.flatMap(({ pieces }) => pieces),
    model,
    {
      signal,
      onProgress(ms) {
        if (ms < toldMs + STEP_MS || signal.aborted) return
        toldMs = ms
        reached(Math.min(ms, totalMs))
      },
    },
  )
  let at = 0
  const runs = turns.map(({ item, pieces }) => ({
    item,
    runs: runsOf(pieces, told.slice(at, (at += pieces.length))),
  }))
  return (held) => keepVoices(held, sessionId, runs)
}
