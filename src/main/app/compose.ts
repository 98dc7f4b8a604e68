// Builds every service over the open store and gathers their handlers. A route without a handler fails compilation.
import type { EventName, Events, RequestName } from '../../shared/ipc/contract.ts'
import type { Emit, ServiceContext } from '../context.ts'
import { createApiKey } from '../credentials/api-key.ts'
import type { SecretBox } from '../credentials/secret-box.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { backupHandlers } from '../ipc/handlers/backup-handlers.ts'
import { blueprintHandlers } from '../ipc/handlers/blueprint-handlers.ts'
import { noteHandlers } from '../ipc/handlers/note-handlers.ts'
import { pointerHandlers } from '../ipc/handlers/pointer-handlers.ts'
import { projectHandlers } from '../ipc/handlers/project-handlers.ts'
import { sessionHandlers } from '../ipc/handlers/session-handlers.ts'
import { settingsHandlers, storedSettings, type Theme } from '../ipc/handlers/settings-handlers.ts'
import { templateHandlers } from '../ipc/handlers/template-handlers.ts'
import { todoHandlers } from '../ipc/handlers/todo-handlers.ts'
import { transcriptHandlers } from '../ipc/handlers/transcript-handlers.ts'
import { getSetting, setSetting } from '../store/queries/settings.ts'
import type { Store } from '../store/store.ts'
import { followSessions } from './backups-of-sessions.ts'
import type { Log } from './log.ts'

/** Routes that answer whatever state the database is in; `studio.ts` answers them. */
export type ShellRoute = Extract<RequestName, `app.${string}` | `recovery.${string}`>

export interface ServicePorts {
  emit: Emit
  now(): number
  newId(): string
  log: Log
  secretBox: SecretBox
  applyTheme(theme: Theme): void
}

export interface Services {
  handlers: Partial<Omit<Handlers, ShellRoute>>
  /** Finishes pending writes, checkpoints and closes the store. */
  close(): Promise<void>
}

export function openServices(store: Store, ports: ServicePorts): Services {
  const { now, newId, log } = ports
  const backups = followSessions(store, ports.emit)
  const emit: Emit = <N extends EventName>(name: N, payload: Events[N]): void => {
    ports.emit(name, payload)
    backups.hear(name, payload)
  }
  const ctx: ServiceContext = { store, emit, now, newId }
  const get = (key: string): string | null => getSetting(store, key)
  ports.applyTheme(storedSettings(get).theme)
  return {
    handlers: {
      ...backupHandlers(ctx),
      ...settingsHandlers({
        get,
        set: (key, value) => setSetting(store, key, value),
        together: (write) => store.transaction(write),
        apiKey: createApiKey({ dataDir: store.dataDir, box: ports.secretBox, warn: log.warn }),
        applyTheme: ports.applyTheme,
        emit,
      }),
      ...templateHandlers(),
      ...projectHandlers(ctx),
      ...blueprintHandlers(ctx),
      ...sessionHandlers(ctx),
      ...transcriptHandlers(ctx),
      ...noteHandlers(ctx),
      ...todoHandlers(ctx),
      ...pointerHandlers(ctx),
    },
    async close() {
      backups.stop()
      store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
      store.close()
    },
  }
}
