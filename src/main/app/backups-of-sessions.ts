// Takes backups as sessions go on and end, by listening to what the services tell the window.
import type { EventName, Events } from '../../shared/ipc/contract.ts'
import type { Emit } from '../context.ts'
import { scheduleBackups } from '../store/backup-schedule.ts'
import type { DatabaseThread } from '../store/database-thread.ts'
import type { Store } from '../store/store.ts'

export interface SessionBackups {
  hear<N extends EventName>(name: N, payload: Events[N]): void
  stop(): void
}

export function followSessions(store: Store, emit: Emit, thread: DatabaseThread): SessionBackups {
  const live = new Set<string>()
  let due: NodeJS.Immediate | undefined
  const schedule = scheduleBackups(store, {
    isSessionLive: () => live.size > 0,
    onProblem: (message) => emit('storage.alert', { message }),
    backUp: (reason, now) => thread.run('backup', { dataDir: store.dataDir, reason, now }),
  })

  function hearSession({ session }: Events['session.changed']): void {
    if (session.status === 'live') live.add(session.id)
    else if (live.delete(session.id)) {
      clearImmediate(due)
      // After the answer to the author's "Stop" is on its way.
      due = setImmediate(() => void schedule.sessionEnded())
    }
  }
  return {
    hear(name, payload) {
      if (name === 'session.changed') hearSession(payload as Events['session.changed'])
    },
    stop() {
      clearImmediate(due)
      schedule.stop()
    },
  }
}
