import type { AboutPorts } from '../ipc/handlers/about-handlers.ts'
import type { AppPorts } from '../ipc/handlers/app-handlers.ts'
import type { Closing } from './closing.ts'
import type { Log } from './log.ts'
import type { ServicePorts } from './service-ports.ts'

/** What the studio stands on: the shell, and the machine behind it. */
export interface StudioPorts extends ServicePorts {
  dataDir: string
  app: AppPorts
  about: AboutPorts
  closing: Closing
  log: Log
  /** After a start that read nothing whole: until the database is. Milliseconds. */
  checkAfterMs?: number
}
