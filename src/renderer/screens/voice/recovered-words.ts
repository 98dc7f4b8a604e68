// What is kept of an interview that was cut off.
import type { RecoveredSession } from '../../../shared/ipc/voice-views.ts'
import { countLabel } from '../library/library-view.ts'
import { elapsedWords } from '../workspace/time-words.ts'

export function recoveredWords({ projectTitle, items, recordedMs }: RecoveredSession): string {
  const which =
    projectTitle === null
      ? 'An interview without a project yet is still open'
      : `Your interview about “${projectTitle}” was cut off`
  const recording = `Everything up to ${elapsedWords(recordedMs)} of recording`
  const kept = items === 0 ? `${recording} is kept` : `${recording} and ${countLabel(items, 'line')} are kept`
  return `${which}. ${kept}.`
}
