// The studio behind the window: opens the database, and knows which requests can be answered right now.
import type { RequestName } from '../../shared/ipc/contract.ts'
import type { Emit, ServiceContext } from '../context.ts'
import { appHandlers, type AppPorts } from '../ipc/handlers/app-handlers.ts'
import type { Handlers } from '../ipc/handlers.ts'
import { openStore } from '../store/store.ts'
import type { Closing } from './closing.ts'
import { composeHandlers } from './compose.ts'
import type { Log } from './log.ts'

/** Routes that answer whatever state the database is in. */
export type ShellRoute = Extract<RequestName, `app.${string}` | `recovery.${string}`>

export interface StudioPorts {
  dataDir: string
  migrationsDir: string
  emit: Emit
  app: AppPorts
  closing: Closing
  log: Log
  now(): number
  newId(): string
}

export interface Studio {
  handlersFor(name: RequestName): Promise<Partial<Handlers>>
}

export function openStudio(ports: StudioPorts): Studio {
  const { dataDir, migrationsDir, emit, now, newId, closing } = ports
  const store = openStore({ dataDir, migrationsDir, now })
  closing.before('store', () => {
    store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    store.close()
  })
  const ctx: ServiceContext = { store, emit, now, newId }
  const handlers: Partial<Handlers> = { ...appHandlers(ports.app), ...composeHandlers(ctx, { closing }) }
  return { handlersFor: () => Promise.resolve(handlers) }
}
