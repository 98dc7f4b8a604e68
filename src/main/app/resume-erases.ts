// Deletions for good that the end of the studio cut off are gone on with at its start; none of it may keep the author
// from opening what is left.
import { finishErases, settleErased } from '../erase/finish-erase.ts'
import type { Log } from './log.ts'

/** Before the store is opened. Answers what is to be done once it is; that runs by itself, and tells the log. */
export function resumeErases(dataDir: string, log: Log): () => void {
  try {
    settleErased(dataDir)
  } catch (error) {
    log.bug('putting the database in order after a deletion', error)
  }
  return () => {
    finishErases(dataDir).then(
      (finished) => {
        for (const { outcome, kept } of finished) {
          log.warn(`a deletion for good had been cut off: ${outcome}; ${kept.length} copies kept`)
        }
      },
      (error: unknown) => log.bug('going on with a deletion', error),
    )
  }
}
