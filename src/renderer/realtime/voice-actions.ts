// What the author can do in a voice session. One session at a time.
export interface VoiceActions {
  /** Microphone, session, recorder, connection; in this order. Never throws: what goes wrong is in the store. */
  start(options: { projectId: string | null; deviceId: string }): Promise<void>
  /** Goes on with a session that was paused, or recovered after a crash. */
  resume(options: { sessionId: string; deviceId: string }): Promise<void>
  setMuted(muted: boolean): void
  /** "Let me think": heard, but not answered until released. */
  setHeld(held: boolean): void
  pause(): Promise<void>
  /** The author writes instead of speaking. Also works while there is no connection. */
  say(text: string): void
  /** Another question of the guided interviewer, while audio only. */
  askOther(): Promise<void>
  /** Tries the connection now. */
  retry(): void
  dismissAlert(id: string): void
  stop(): Promise<void>
  /** After the summary was read. */
  leave(): void
}
