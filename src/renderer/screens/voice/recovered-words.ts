// What is kept of an interview that was cut off.
import type { RecoveredSession } from '../../../shared/ipc/voice-views.ts'
import { countLabel } from '../library/library-view.ts'
import { elapsedWords } from '../workspace/time-words.ts'

export function recoveredWords({ session, projectTitle, items, recordedMs }: RecoveredSession): string {
  const isRecording = session.kind === 'recording'
  const which =
    projectTitle === null
      ? `${isRecording ? 'A recording' : 'An interview'} without a project yet is still open`
      : `Your ${isRecording ? 'recording for' : 'interview about'} “${projectTitle}” was cut off`
  const recording = `Everything up to ${elapsedWords(recordedMs)} of recording`
  const kept = items === 0 ? `${recording} is kept` : `${recording} and ${countLabel(items, 'line')} are kept`
  return `${which}. ${kept}.`
}
