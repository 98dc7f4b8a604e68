// What the recovery screen says for each way the data can fail to open.
import type { RecoveryView } from '../../../shared/ipc/views.ts'

export interface RecoveryWords {
  title: string
  /** What the author may rely on. */
  safe: string
  canStartNew: boolean
}

export function recoveryWords(problem: NonNullable<RecoveryView['problem']>): RecoveryWords {
  switch (problem) {
    case 'corrupt':
      return {
        title: 'Your projects could not be opened',
        safe: 'The damaged file stays where it is, under another name. Nothing is deleted.',
        canStartNew: true,
      }
    case 'missing':
      return {
        title: 'Your projects are not where they were',
        safe: 'Backups were found beside the missing file. Nothing is deleted.',
        canStartNew: true,
      }
    case 'newer':
      return {
        title: 'These projects come from a newer studio',
        safe: 'Nothing was changed. Install the newer version to go on with them.',
        canStartNew: true,
      }
    case 'unreadable':
      return {
        title: 'Your projects could not be read',
        safe: 'Nothing was changed. Another program may hold the file, or the studio may not have the right to open it.',
        canStartNew: false,
      }
  }
}
