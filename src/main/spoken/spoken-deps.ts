// What a spoken session is given beyond the guided interviewer's: ears, and somebody who writes down later.
import type { WordsToCome } from '../../shared/ipc/spoken-views.ts'
import type { InterviewDeps } from '../interview/interview-deps.ts'
import type { LiveHearing } from './live-hearing.ts'

export interface SpokenDeps extends InterviewDeps {
  hearing: LiveHearing
  /** Queues what is not in words, or could be in better ones. `inFull`: everything that was said is in words. */
  writeDown(sessionId: string, inFull: boolean): WordsToCome
}
