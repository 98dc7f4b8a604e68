// The recorder as the voice session sees it. It knows nothing of any connection.

export type RecorderAlert =
  /** Digital silence for ten seconds: every sample is zero. */
  | { kind: 'silent' }
  /** The microphone went away; `fallback` = the name of the one used instead, or null when there is none. */
  | { kind: 'unplugged'; fallback: string | null }
  /** The system muted the microphone. */
  | { kind: 'system_muted' }
  /** A slice could not be written; the recorder tries again. */
  | { kind: 'not_written'; message: string }
  /** Too little disk space: recording has stopped. */
  | { kind: 'disk_full'; message: string }

export interface RecorderListeners {
  /** null = what was wrong is over. */
  alert(kind: RecorderAlert['kind'], alert: RecorderAlert | null): void
  /** Another track took the microphone's place: the connection must send that one. */
  microphoneChanged(track: MediaStreamTrack): void
  /** Loudness 0 to 1, some 15 times a second; what is heard by ear, not a unit. */
  level(level: number): void
}

export interface Recorder {
  /** The microphone's track, for the connection to send. */
  readonly microphone: MediaStreamTrack
  /** The session's recording clock now, milliseconds: how much was recorded, pauses left out. */
  clockMs(): number
  /** The author chose another microphone. Throws what getUserMedia throws; then the one in use stays. */
  useMicrophone(deviceId: string): Promise<void>
  /** Records the interviewer's voice as the second track, until the stream ends or another comes. */
  recordInterviewer(stream: MediaStream): void
  pause(): Promise<void>
  resume(): Promise<void>
  /** Asks for what was recorded so far to be on the disk (sleep, quit). */
  flush(): Promise<void>
  /** Closes the segments; the last slice is on the disk when this resolves. */
  stop(): Promise<void>
}

export interface RecorderOptions {
  sessionId: string
  /** `''` = the system's default. */
  deviceId: string
  /** Where the recording clock goes on from, milliseconds. */
  startMs: number
}
