// What the voice session's state is called on the screen.
import type { Activity } from '../../../shared/realtime/sequencer-types.ts'
import type { VoicePhase, VoiceState } from '../../stores/voice-store.ts'

/** How the connection stands, for the eye and for screen readers alike. */
export function connectionWords({
  phase,
  nextAttemptAt,
}: Pick<VoiceState, 'phase' | 'nextAttemptAt'>): string {
  switch (phase) {
    case 'preparing':
      return 'Opening the microphone…'
    case 'connecting':
      return 'Connecting…'
    case 'live':
      return 'Connected'
    case 'rotating':
      return 'Renewing the connection…'
    case 'audio_only':
      return nextAttemptAt === null ? 'Sound only: recording goes on' : 'Reconnecting…'
    case 'paused':
      return 'Not listening'
    case 'stopping':
      return 'Finishing…'
    case 'ended':
      return 'Not connected'
  }
}

/** "next try in 3 s"; null when none is due. Times are of one monotonic clock, milliseconds. */
export function nextTryWords(nextAttemptAt: number | null, now: number): string | null {
  if (nextAttemptAt === null) return null
  const seconds = Math.ceil((nextAttemptAt - now) / 1000)
  return seconds > 0 ? `next try in ${seconds} s` : null
}

/** Whose turn it is. */
export function turnWords(state: Pick<VoiceState, 'phase' | 'activity' | 'muted' | 'held'>): string {
  const resting = restingWords(state.phase)
  if (resting !== null) return resting
  if (state.muted) return 'Muted: only the recording hears you'
  if (state.held) return 'Take your time'
  if (state.phase === 'audio_only') return 'The guide asks, you answer'
  if (state.activity.interviewerSpeaking) return 'The interviewer is speaking'
  if (state.activity.authorSpeaking) return 'You are speaking'
  return workWords(state.activity) ?? 'Your turn'
}

function restingWords(phase: VoicePhase): string | null {
  switch (phase) {
    case 'preparing':
    case 'connecting':
      return 'About to begin'
    case 'paused':
      return 'Paused'
    case 'stopping':
      return 'Keeping everything'
    case 'ended':
      return 'Over'
    case 'live':
    case 'rotating':
    case 'audio_only':
      return null
  }
}

const toolWords: Record<string, string> = {
  create_note: 'Making a note…',
  sync_blueprint_field: 'Noting what was settled…',
  commit_blueprint: 'Closing the blueprint…',
  queue_draft_update: 'Asking for a draft…',
  record_transcript_pointer: 'Marking this moment…',
  update_todo_status: 'Looking after the to-dos…',
}

function workWords({ tools, thinking }: Activity): string | null {
  const first = tools[0]
  if (first !== undefined) return toolWords[first] ?? 'Looking something up…'
  return thinking ? 'The interviewer is thinking' : null
}

/** Where a microphone's sound goes, from the base URL in Settings. */
export function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl
}
