// What the response sequencer hears and what it asks for. It is pure: the voice session feeds it and acts.
import type { ClientEvent, WireSession } from './client-event.ts'
import type { SeedItem } from './seed.ts'

export type SequencerInput =
  /** A new connection is open (after `session.created`); nothing of the last one is active any more, nor its pause. */
  | { type: 'connected'; session: WireSession; seeds: readonly SeedItem[] }
  /** The connection is gone; what was to be told is kept; what was typed is in the seeds of the next. */
  | { type: 'disconnected' }
  /** An event as it came; what it does not know it leaves alone. */
  | { type: 'server'; raw: unknown }
  /** A tool that `run_tool` asked for has answered (JSON text). */
  | { type: 'tool_answered'; callId: string; output: string }
  /** The author typed; the interviewer answers it. Cuts off what is being spoken. */
  | { type: 'typed'; itemId: string; text: string }
  /** The interviewer is told something, and asked for nothing. */
  | { type: 'told'; itemId: string; text: string }
  /** Asks the interviewer to speak first (start, resume). */
  | { type: 'speak_first' }
  /** Another stage: the whole session again. */
  | { type: 'session_changed'; session: WireSession }
  /** "Let me think": the author's turns are heard, nobody answers until it is released. */
  | { type: 'held'; on: boolean }
  /** Nothing is heard and nothing is said. */
  | { type: 'paused'; on: boolean }
  /** Time passes; for what must be answered within a time. */
  | { type: 'tick' }

export type SequencerProblem =
  | { kind: 'quota'; message: string }
  | { kind: 'expired'; message: string }
  /** A `session.update` was refused or never confirmed: the interviewer may act on older instructions. */
  | { kind: 'session_refused'; message: string }
  | { kind: 'response_failed'; message: string }
  /** Anything else the service said was wrong. */
  | { kind: 'service'; code: string | null; message: string }

export type SequencerCommand =
  | { type: 'send'; event: ClientEvent }
  /** Exactly once for each call of a completed response, in the response's order. */
  | { type: 'run_tool'; callId: string; name: string; argumentsJson: string }
  | { type: 'problem'; problem: SequencerProblem }
  /** All seeds are in and turn detection is as the session has it: the talk may go on. */
  | { type: 'ready' }
  /** The interviewer spoke into what the author was saying. */
  | { type: 'cut_in' }

/** Who is at it, for the interview bar. */
export interface Activity {
  authorSpeaking: boolean
  /** Sound of the interviewer is being played. */
  interviewerSpeaking: boolean
  /** A response is being made and nothing is heard of it yet. */
  thinking: boolean
  /** Names of tools that run now. */
  tools: readonly string[]
}
