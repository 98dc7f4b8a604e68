// The recording that is being heard: from a line of the transcript on, or a passage of it.
import { create } from 'zustand'
import { request } from '../bridge/client.ts'
import { createMixer } from '../playback/mix.ts'
import { RecordingPlayer } from '../playback/recording-player.ts'
import { endOfRecording } from '../playback/sound-plan.ts'
import { useSettings } from './settings-store.ts'
import { showProblem, showToast } from './toasts-store.ts'

export const playbackRates = [0.75, 1, 1.25, 1.5] as const
export type PlaybackRate = (typeof playbackRates)[number]

export interface PlaybackState {
  /** null = nothing is played. */
  sessionId: string | null
  /** 'over': at the end of what was asked for; it can be heard again. */
  status: 'idle' | 'loading' | 'playing' | 'paused' | 'over'
  /** On the session's recording clock, milliseconds. */
  ms: number
  endMs: number
  rate: PlaybackRate
}

const silence = { sessionId: null, status: 'idle', ms: 0, endMs: 0 } as const

export const usePlayback = create<PlaybackState>(() => ({ ...silence, rate: 1 }))

const mixer = createMixer()
let player: RecordingPlayer | null = null
/** What was asked for last, to be heard again. */
let passage: { fromMs: number; untilMs: number | null } = { fromMs: 0, untilMs: null }
/** Counts what was asked for, so that only the latest is heard. */
let asked = 0

/** Plays the session's recording from `ms` on its recording clock; to its end, or `until`. */
export async function playFrom(
  sessionId: string,
  ms: number,
  { until = null }: { until?: number | null } = {},
): Promise<void> {
  stopPlayback()
  const turn = ++asked
  passage = { fromMs: ms, untilMs: until }
  usePlayback.setState({ sessionId, ms, endMs: ms, status: 'loading' })
  try {
    const segments = await request('recordings.list', { sessionId })
    if (turn !== asked) return
    usePlayback.setState({ endMs: endOfRecording(segments) })
    player = new RecordingPlayer(segments, until, {
      mix: (stretch) => mixer.mix(stretch),
      speaker: () => useSettings.getState().settings?.speaker ?? '',
      moved: (at) => void (turn === asked && usePlayback.setState({ ms: at })),
      ended: () => void (turn === asked && rest()),
      failed: (error) => fail(turn, error),
    })
    const isThere = await player.start(ms, usePlayback.getState().rate)
    if (turn !== asked) return
    if (isThere) return usePlayback.setState({ status: 'playing' })
    stopPlayback()
    showToast({ title: 'No sound was recorded there', description: 'The words are kept all the same.' })
  } catch (error) {
    fail(turn, error)
  }
}

function fail(turn: number, error: unknown): void {
  if (turn !== asked) return
  stopPlayback()
  showProblem('The recording could not be played', error)
}

/** At the end the player stays, so that the passage can be heard again. */
function rest(): void {
  asked += 1
  player?.close()
  player = null
  usePlayback.setState(({ endMs }) => ({ status: 'over', ms: Math.min(passage.untilMs ?? endMs, endMs) }))
}

export function pausePlayback(): void {
  if (usePlayback.getState().status !== 'playing') return
  player?.pause()
  usePlayback.setState({ status: 'paused' })
}

/** Goes on after a pause; from the beginning of the passage once it is over. */
export async function resumePlayback(): Promise<void> {
  const { status, sessionId } = usePlayback.getState()
  if (status === 'over' && sessionId !== null)
    return playFrom(sessionId, passage.fromMs, { until: passage.untilMs })
  if (status !== 'paused') return
  const turn = asked
  try {
    await player?.resume()
    if (turn === asked) usePlayback.setState({ status: 'playing' })
  } catch (error) {
    fail(turn, error)
  }
}

export function setPlaybackRate(rate: PlaybackRate): void {
  player?.setRate(rate)
  usePlayback.setState({ rate })
}

export function stopPlayback(): void {
  asked += 1
  player?.close()
  player = null
  usePlayback.setState(silence)
}
