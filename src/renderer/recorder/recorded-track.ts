// One track of the session's recording over pauses, other devices and other calls: its segments follow each other.
import type { RecordingTrack } from '../../shared/ipc/voice-views.ts'
import type { Client } from '../bridge/client.ts'
import type { TellAlert } from './alerts.ts'
import type { RecordingClock } from './recording-clock.ts'
import { SegmentWriter } from './segment-writer.ts'
import { recordTrack, RECORDING_TYPE, type TrackRecorder } from './track-recorder.ts'

interface RecordedTrackPorts {
  sessionId: string
  track: RecordingTrack
  clock: RecordingClock
  request: Client['request']
  alert: TellAlert
}

/** How long a stop or a flush waits for the disk. */
const SETTLE_MS = 5000
/** Another segment is tried no sooner than this after one was lost. */
const RENEW_MS = 5000

export class RecordedTrack {
  readonly #ports: RecordedTrackPorts
  readonly #writer: SegmentWriter
  #stream: MediaStream | null = null
  #recorder: TrackRecorder | null = null
  #isPaused = false
  #renewedAt = -Infinity
  /** Recorders that still give their last slice. */
  #ending: Promise<unknown> = Promise.resolve()

  constructor(ports: RecordedTrackPorts) {
    const { sessionId, track, request } = ports
    this.#ports = ports
    this.#writer = new SegmentWriter({
      ...{ sessionId, track, mimeType: RECORDING_TYPE, request },
      notWritten: (message) => this.#say('not_written', message),
      diskFull: (message) => this.#say('disk_full', message),
      segmentLost: () => this.#renew(),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    })
  }

  /** This stream from now on, in the place of the one before. */
  record(stream: MediaStream): void {
    void this.#end()
    this.#stream = stream
    this.#begin()
  }

  async pause(): Promise<void> {
    this.#isPaused = true
    await this.#end()
    await this.#writer.settled(SETTLE_MS)
  }

  resume(): void {
    this.#isPaused = false
    if (this.#recorder === null) this.#begin()
  }

  /** What was heard so far is on the disk when this resolves, if the disk can be written to. */
  async flush(): Promise<void> {
    await this.#recorder?.flush()
    await this.#writer.settled(SETTLE_MS)
  }

  async stop(): Promise<void> {
    await this.#end()
    this.#stream = null
    await this.#writer.settled(SETTLE_MS)
    this.#writer.giveUp()
  }

  #begin(): void {
    if (this.#stream === null || this.#isPaused) return
    const failed = (error: unknown): void => this.#say('not_written', failure(error))
    try {
      this.#recorder = recordTrack(this.#stream, this.#writer, this.#ports.clock, failed)
    } catch (error) {
      failed(error) // a stream that has ended meanwhile
    }
  }

  #end(): Promise<unknown> {
    if (this.#recorder !== null) this.#ending = Promise.all([this.#ending, this.#recorder.stop()])
    this.#recorder = null
    return this.#ending
  }

  #renew(): void {
    if (performance.now() - this.#renewedAt < RENEW_MS) return
    this.#renewedAt = performance.now()
    this.#recorder?.renew()
  }

  #say(kind: 'not_written' | 'disk_full', message: string | null): void {
    this.#ports.alert(this.#ports.track, kind, message === null ? null : { kind, message })
  }
}

function failure(error: unknown): string {
  const said = error instanceof Error ? ` (${error.message})` : ''
  return `The sound could not be recorded${said}. What was recorded before is safe. Pause and go on, or choose another microphone.`
}
