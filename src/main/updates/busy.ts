// What must not be cut off by a restart.
import { listUnendedSessions } from '../store/queries/sessions.ts'
import { listDraftJobsByStatus } from '../store/queries/draft-jobs.ts'
import { listUnfinishedAudioImports } from '../store/queries/audio-imports.ts'
import type { Store } from '../store/store.ts'

/** As a sentence begins; null = nothing is under way. */
export function busyNow(store: Store): string | null {
  if (listUnendedSessions(store).some(({ status }) => status === 'live')) return 'You are in a session'
  if (listDraftJobsByStatus(store, ['running']).length > 0) return 'A draft is being written'
  if (listUnfinishedAudioImports(store).some(({ status }) => status === 'running'))
    return 'A sound file is being taken in'
  return null
}
