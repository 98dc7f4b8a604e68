// What the recovery screen says for each way the data can fail to open; main's message says what is safe.
import type { RecoveryView } from '../../../shared/ipc/views.ts'

export interface RecoveryWords {
  title: string
  /** False where another try, or a newer studio, is the better way. */
  canStartNew: boolean
}

export function recoveryWords(problem: NonNullable<RecoveryView['problem']>): RecoveryWords {
  switch (problem) {
    case 'corrupt':
      return { title: 'Your projects could not be opened', canStartNew: true }
    case 'missing':
      return { title: 'Your projects are not where they were', canStartNew: true }
    case 'newer':
      return { title: 'These projects come from a newer studio', canStartNew: true }
    case 'unreadable':
      return { title: 'Your projects could not be read', canStartNew: false }
  }
}
