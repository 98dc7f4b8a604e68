// What is done for the database beside the talk, by its own thread: backups of sessions, and a log that stays short.
import { StudioError } from '../../shared/errors.ts'
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import type { Emit } from '../context.ts'
import { createDatabaseThread, type DatabaseThread } from '../store/database-thread.ts'
import { keepLogShort } from '../store/short-log.ts'
import type { Store } from '../store/store.ts'
import { followSessions } from './backups-of-sessions.ts'
import type { Log } from './log.ts'

/** The backup of a session that has just ended is made to its end, if that is not long. Milliseconds. */
const BACKUP_MS = 2500

export interface DatabaseCare {
  thread: DatabaseThread
  hear<N extends EventName>(name: N, payload: Events[N]): void
  close(): Promise<void>
}

export function careForDatabase(store: Store, emit: Emit, log: Log): DatabaseCare {
  const thread = createDatabaseThread()
  const backups = followSessions(store, emit, thread)
  const shortLog = keepLogShort(store, thread, (error) => {
    if (!(error instanceof StudioError && error.code === 'CANCELLED')) log.bug('copying the log back', error)
  })
  return {
    thread,
    hear(name, payload) {
      backups.hear(name, payload)
      shortLog.hear()
    },
    async close() {
      backups.stop()
      shortLog.stop()
      await thread.close(BACKUP_MS)
    },
  }
}
