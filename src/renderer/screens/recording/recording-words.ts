// What a recording's state is called on the screen.
import type { Hearing, SpokenSummary } from '../../../shared/ipc/spoken-views.ts'
import type { SpokenState } from '../../stores/spoken-store.ts'

/** What becomes of what is said. */
export function hearingWords(hearing: Hearing): string {
  switch (hearing) {
    case 'words':
      return 'Written down as you speak'
    case 'turns':
    case 'sound':
      return 'Kept as sound, written down later'
  }
}

/** What is going on, in a few words. */
export function stateWords({
  phase,
  kind,
  readingAloud,
}: Pick<SpokenState, 'phase' | 'kind' | 'readingAloud'>): string {
  switch (phase) {
    case 'preparing':
      return 'About to begin'
    case 'recording':
      if (kind === 'recording') return 'Recording'
      return readingAloud ? 'The question is read to you' : 'The guide asks, you answer'
    case 'paused':
      return 'Paused'
    case 'stopping':
      return 'Keeping everything'
    case 'ended':
      return 'Over'
  }
}

/** What happens next with what was said. */
export function nextWords({ wordsToCome, draftJobId, soundOnly }: SpokenSummary): string {
  switch (wordsToCome) {
    case 'queued':
      return 'It is being written down on this computer now. The words appear in the transcript by themselves.'
    case 'no_model':
      return 'It waits to be written down: there is no model for that on this computer yet. Get one in Settings, or hear it in the transcript as it is.'
    case 'none':
      if (draftJobId !== null)
        return 'A draft is being made from what you said. It appears in the document by itself.'
      return soundOnly === 0
        ? 'Everything you said is in the transcript. “Update draft” makes a draft of it whenever you like.'
        : 'What could not be put into words can be heard in the transcript.'
  }
}

/** "Next question in 4 s". Times are of one monotonic clock, milliseconds. */
export function goesOnWords(goesOnAt: number, now: number): string {
  return `Next question in ${Math.max(1, Math.ceil((goesOnAt - now) / 1000))} s`
}
